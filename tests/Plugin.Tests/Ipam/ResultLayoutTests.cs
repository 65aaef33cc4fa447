using System.Text;
using HostDevice.Cni;
using HostDevice.Ipam;
using HostDevice.Tests.Cni;

namespace HostDevice.Tests.Ipam;

/// <summary>Results with addresses, byte for byte as upstream's binary printed them for the same answer of a delegate.</summary>
public class ResultLayoutTests
{
    [Fact]
    public void From_1_0_0_on_every_key_is_sorted_and_empty_ones_are_left_out()
        => Assert.Equal("""
            {
                "cniVersion": "1.1.0",
                "dns": {
                    "domain": "a.b",
                    "nameservers": [
                        "8.8.8.8"
                    ],
                    "options": [
                        "o"
                    ],
                    "search": [
                        "x\u003cy"
                    ]
                },
                "interfaces": [
                    {
                        "mac": "02:00:00:00:00:01",
                        "name": "net1",
                        "sandbox": "/run/netns/p"
                    }
                ],
                "ips": [
                    {
                        "address": "10.1.0.5/24",
                        "gateway": "10.1.0.1",
                        "interface": 0
                    },
                    {
                        "address": "fd00::5/64",
                        "interface": 0
                    }
                ],
                "routes": [
                    {
                        "dst": "0.0.0.0/0"
                    },
                    {
                        "advmss": 1300,
                        "dst": "10.9.0.0/16",
                        "gw": "10.1.0.9",
                        "mtu": 1400,
                        "priority": 77,
                        "scope": 0,
                        "table": 100
                    },
                    {
                        "dst": "fd01::/64"
                    }
                ]
            }
            """, Print("1.1.0"));

    [Fact]
    public void Before_it_they_have_the_order_of_the_structure()
        => Assert.Equal("""
            {
                "cniVersion": "0.3.1",
                "interfaces": [
                    {
                        "name": "net1",
                        "mac": "02:00:00:00:00:01",
                        "sandbox": "/run/netns/p"
                    }
                ],
                "ips": [
                    {
                        "version": "4",
                        "interface": 0,
                        "address": "10.1.0.5/24",
                        "gateway": "10.1.0.1"
                    },
                    {
                        "version": "6",
                        "interface": 0,
                        "address": "fd00::5/64"
                    }
                ],
                "routes": [
                    {
                        "dst": "0.0.0.0/0"
                    },
                    {
                        "dst": "10.9.0.0/16",
                        "gw": "10.1.0.9",
                        "mtu": 1400,
                        "advmss": 1300,
                        "priority": 77,
                        "table": 100,
                        "scope": 0
                    },
                    {
                        "dst": "fd01::/64"
                    }
                ],
                "dns": {
                    "nameservers": [
                        "8.8.8.8"
                    ],
                    "domain": "a.b",
                    "search": [
                        "x\u003cy"
                    ],
                    "options": [
                        "o"
                    ]
                }
            }
            """, Print("0.3.1"));

    [Theory]
    [InlineData("0.1.0")]
    [InlineData("0.2.0")]
    public void The_oldest_have_one_address_of_each_family_and_no_interfaces(string version)
        => Assert.Equal($$"""
            {
                "cniVersion": "{{version}}",
                "ip4": {
                    "ip": "10.1.0.5/24",
                    "gateway": "10.1.0.1",
                    "routes": [
                        {
                            "dst": "0.0.0.0/0"
                        },
                        {
                            "dst": "10.9.0.0/16",
                            "gw": "10.1.0.9"
                        }
                    ]
                },
                "ip6": {
                    "ip": "fd00::5/64",
                    "routes": [
                        {
                            "dst": "fd01::/64"
                        }
                    ]
                },
                "dns": {}
            }
            """, Print(version, dns: ""));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"nameservers":[],"search":null,"domain":""}""")]
    public void Dns_without_anything_in_it_is_left_out_or_empty(string dns)
    {
        Assert.DoesNotContain("dns", Print("1.0.0", dns), StringComparison.Ordinal);
        Assert.EndsWith("\n    \"dns\": {}\n}", Print("0.4.0", dns), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_keys_the_last_counts_in_whatever_case_and_null_counts_for_nothing()
        => Assert.Contains("\"domain\": \"c\"", Print("1.0.0", """{"domain":"a","DOMAIN":"c","domain":null}"""), StringComparison.Ordinal);

    [Fact]
    public void Earlier_interfaces_stand_before_ours()
        => Assert.StartsWith("""
            {
                "cniVersion": "1.1.0",
                "interfaces": [
                    {
                        "mac": "a",
                        "mtu": 1400,
                        "name": "br0",
                        "pciID": "p",
                        "socketPath": "s"
                    },
                    {
                        "mac": "02:00:00:00:00:01",
                        "name": "net1",
            """, Print("1.1.0", dns: "", earlier: """[{"socketPath":"s","pciID":"p","name":"br0","mac":"a","mtu":1400}]"""), StringComparison.Ordinal);

    private static string Print(
        string version, string dns = """{"search":["x<y"],"options":["o"],"nameservers":["8.8.8.8"],"domain":"a.b"}""", string earlier = "")
    {
        ResultAddress[] ips = [
            new() { Address = Prefix("10.1.0.5/24"), Gateway = Address("10.1.0.1"), Interface = 0 },
            new() { Address = Prefix("fd00::5/64"), Interface = 0 },
        ];
        ResultRoute[] routes = [
            new() { Dst = Prefix("0.0.0.0/0") },
            new() { Dst = Prefix("10.9.0.0/16"), Gw = Address("10.1.0.9"), Mtu = 1400, Advmss = 1300, Priority = 77, Table = 100, Scope = 0 },
            new() { Dst = Prefix("fd01::/64") },
        ];
        var result = new CniResult
        {
            Version = CniVersions.Parse(Subject.Bytes(version)),
            EarlierInterfaces = Subject.Bytes(earlier),
            Interfaces = [Subject.Interface("net1", [2, 0, 0, 0, 0, 1])],
            Sandbox = "/run/netns/p"u8,
            Ips = ips,
            Routes = routes,
            Dns = Subject.Bytes(dns),
        };
        var output = new JsonOutput(stackalloc byte[64]);
        CniResult.Write(result, ref output);
        string text = Encoding.UTF8.GetString(output.Written);
        output.Dispose();
        return text;
    }

    private static IpPrefix Prefix(string text)
    {
        Assert.True(IpParser.TryParsePrefix(Subject.Bytes(text), out IpPrefix prefix));
        return prefix;
    }

    private static IpAddress Address(string text)
    {
        Assert.True(IpParser.TryParse(Subject.Bytes(text), out IpAddress address));
        return address;
    }
}
