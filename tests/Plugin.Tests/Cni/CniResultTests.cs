using System.Text;
using HostDevice.Cni;

namespace HostDevice.Tests.Cni;

public class CniResultTests
{
    [Theory]
    [InlineData("1.0.0")]
    [InlineData("1.1.0")]
    public void From_1_0_0_on_the_keys_are_sorted(string version)
    {
        string expected = $$"""
            {
                "cniVersion": "{{version}}",
                "interfaces": [
                    {
                        "mac": "7e:12:8d:db:86:d3",
                        "name": "net1",
                        "sandbox": "/run/netns/cA"
                    }
                ]
            }
            """;
        Assert.Equal(expected, Print(version, [0x7e, 0x12, 0x8d, 0xdb, 0x86, 0xd3]));
    }

    [Theory]
    [InlineData("0.3.0")]
    [InlineData("0.3.1")]
    [InlineData("0.4.0")]
    public void Before_it_they_have_the_order_of_the_structure_and_dns_is_always_there(string version)
    {
        string expected = $$"""
            {
                "cniVersion": "{{version}}",
                "interfaces": [
                    {
                        "name": "net1",
                        "mac": "7e:12:8d:db:86:d3",
                        "sandbox": "/run/netns/cA"
                    }
                ],
                "dns": {}
            }
            """;
        Assert.Equal(expected, Print(version, [0x7e, 0x12, 0x8d, 0xdb, 0x86, 0xd3]));
    }

    [Fact]
    public void A_link_without_an_address_has_no_mac()
        => Assert.DoesNotContain("mac", Print("1.0.0", []), StringComparison.Ordinal);

    [Fact]
    public void The_longest_address_fits()
    {
        byte[] address = [.. Enumerable.Range(0, MacAddress.MaxLength).Select(part => (byte)(part * 7))];
        string text = string.Join(':', address.Select(part => part.ToString("x2", null)));
        Assert.Contains($"\"mac\": \"{text}\"", Print("0.4.0", address), StringComparison.Ordinal);
    }

    private static string Print(string version, byte[] mac)
    {
        var result = new CniResult
        {
            Version = CniVersions.Parse(Subject.Bytes(version)),
            Interfaces = [Subject.Interface("net1", mac)],
            Sandbox = "/run/netns/cA"u8,
        };
        var output = new JsonOutput(stackalloc byte[1024]);
        CniResult.Write(result, ref output);
        return Encoding.UTF8.GetString(output.Written);
    }
}
