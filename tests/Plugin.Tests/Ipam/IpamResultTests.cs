using System.Text;
using HostDevice.Cni;
using HostDevice.Ipam;
using HostDevice.Tests.Cni;

namespace HostDevice.Tests.Ipam;

/// <summary>Answers of delegates, of every version. Each text of a fault was printed by upstream's binary.</summary>
public class IpamResultTests
{
    [Theory]
    [InlineData("1.0.0", """{"ips":[{"address":"10.1.0.5/24","gateway":"10.1.0.1"}],"routes":[{"dst":"0.0.0.0/0","gw":"10.1.0.9"}]}""")]
    [InlineData("0.2.0", """{"cniVersion":"1.1.0","IPS":[{"ADDRESS":"10.1.0.5/24","Gateway":"10.1.0.1"}],"routes":[{"DST":"0.0.0.0/0","gw":"10.1.0.9"}]}""")]
    [InlineData("1.0.0", """{"cniVersion":"0.4.0","ips":[{"version":"4","address":"10.1.0.5/24","gateway":"10.1.0.1"}],"routes":[{"dst":"0.0.0.0/0","gw":"10.1.0.9"}]}""")]
    [InlineData("1.0.0", """{"cniVersion":"0.2.0","ip4":{"ip":"10.1.0.5/24","gateway":"10.1.0.1","routes":[{"dst":"0.0.0.0/0","gw":"10.1.0.9"}]}}""")]
    [InlineData("", """{"ip4":{"ip":"10.1.0.5/24","gateway":"10.1.0.1","routes":[{"dst":"0.0.0.0/0","gw":"10.1.0.9"}]}}""")]
    [InlineData("1.0.0", """{"cniVersion":"","CNIVERSION":"x","ips":[null,{"address":"10.1.0.5/24","gateway":"10.1.0.1"}],"routes":[null,{"dst":"0.0.0.0/0","gw":"10.1.0.9"}]}""")]
    [InlineData("1.0.0", """{"cniVersion":5,"ips":[{"address":"10.1.0.5/24","gateway":"10.1.0.1"}],"routes":[{"dst":"0.0.0.0/0","gw":"10.1.0.9"}]}""")]
    public void Every_layout_tells_the_same(string configVersion, string answer)
        => Assert.Equal("10.1.0.5/24 via 10.1.0.1; 0.0.0.0/0 via 10.1.0.9 0 0 0  ", Read(answer, configVersion));

    [Theory]
    [InlineData("""{"ip4":{"ip":"10.1.0.5/24"}}""")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"cniVersion":"0.1.0"}""")]
    [InlineData("""{"cniVersion":"0.2.0","ips":[{"address":"10.1.0.5/24"}]}""")]
    public void What_belongs_to_another_layout_is_not_seen(string answer)
        => Assert.Equal("; ", Read(answer, "1.0.0"));

    [Fact]
    public void Zero_and_absent_are_told_apart_where_the_result_does()
        => Assert.Equal(
            "; 10.9.0.0/16 via <nil> 1400 1300 77 100 0, 10.8.0.0/16 via <nil> 0 0 0 0 253",
            Read("""
                {"routes":[{"dst":"10.9.0.0/16","mtu":1400,"advmss":1300,"priority":77,"table":100,"scope":0},
                           {"dst":"10.8.0.0/16","gw":"","table":0,"scope":253,"x":{}}]}
                """, "1.0.0"));

    [Theory]
    [InlineData("", "failed to unmarshal raw result: unexpected end of JSON input")]
    [InlineData("not json", "failed to unmarshal raw result: invalid character 'o' in literal null (expecting 'u')")]
    [InlineData("{} x", "failed to unmarshal raw result: invalid character 'x' after top-level value")]
    [InlineData("[]", "failed to unmarshal raw result: json: cannot unmarshal array into Go value of type map[string]interface {}")]
    [InlineData("5", "failed to unmarshal raw result: json: cannot unmarshal number into Go value of type map[string]interface {}")]
    [InlineData("""{"cniVersion":"9.9.9"}""", "unsupported CNI result version \"9.9.9\"")]
    [InlineData("""{"ips":{}}""", "json: cannot unmarshal object into Go struct field Result.ips of type []*types100.IPConfig")]
    [InlineData("""{"ips":[5]}""", "json: cannot unmarshal number into Go struct field Result.ips of type types100.ipConfig")]
    [InlineData("""{"ips":[{"address":5}]}""", "json: cannot unmarshal number into Go struct field Result.ips.address of type string")]
    [InlineData("""{"ips":[{"address":null}]}""", "invalid CIDR address: ")]
    [InlineData("""{"ips":[{"address":"x"}]}""", "invalid CIDR address: x")]
    [InlineData("""{"ips":[{"gateway":5}]}""", "json: cannot unmarshal number into Go struct field Result.ips.gateway of type net.IP")]
    [InlineData("""{"ips":[{"gateway":"zz"}]}""", "invalid IP address: zz")]
    [InlineData("""{"ips":[{"interface":"x"}]}""", "json: cannot unmarshal string into Go struct field Result.ips.interface of type int")]
    [InlineData("""{"routes":5}""", "json: cannot unmarshal number into Go struct field Result.routes of type []*types.Route")]
    [InlineData("""{"routes":[5]}""", "json: cannot unmarshal number into Go struct field Result.routes of type types.route")]
    [InlineData("""{"routes":[{"dst":5}]}""", "json: cannot unmarshal number into Go struct field Result.routes.dst of type string")]
    [InlineData("""{"routes":[{"gw":5}]}""", "json: cannot unmarshal number into Go struct field Result.routes.gw of type net.IP")]
    [InlineData("""{"routes":[{"table":"x"}]}""", "json: cannot unmarshal string into Go struct field Result.routes.table of type int")]
    [InlineData("""{"routes":[{"scope":1.5}]}""", "json: cannot unmarshal number 1.5 into Go struct field Result.routes.scope of type int")]
    [InlineData("""{"dns":5}""", "json: cannot unmarshal number into Go struct field Result.dns of type types.DNS")]
    [InlineData("""{"dns":{"nameservers":[5]}}""", "json: cannot unmarshal number into Go struct field DNS.dns.nameservers of type string")]
    [InlineData("""{"interfaces":5}""", "json: cannot unmarshal number into Go struct field Result.interfaces of type []*types100.Interface")]
    [InlineData("""{"cniVersion":"0.4.0","ips":[5]}""", "json: cannot unmarshal number into Go struct field Result.ips of type types040.ipConfig")]
    [InlineData("""{"cniVersion":"0.3.1","ips":[{"version":5}]}""", "json: cannot unmarshal number into Go struct field Result.ips.version of type string")]
    [InlineData("""{"cniVersion":"0.2.0","ip4":5}""", "json: cannot unmarshal number into Go struct field Result.ip4 of type types020.ipConfig")]
    [InlineData("""{"cniVersion":"0.2.0","ip6":{"ip":5}}""", "json: cannot unmarshal number into Go struct field Result.ip6.ip of type string")]
    [InlineData("""{"cniVersion":"0.2.0","ip4":{"routes":5}}""", "json: cannot unmarshal number into Go struct field Result.ip4.routes of type []types.Route")]
    [InlineData("""{"cniVersion":"0.2.0","ip4":{"routes":[5]}}""", "json: cannot unmarshal number into Go struct field Result.ip4.routes of type types.route")]
    [InlineData("""{"cniVersion":"0.2.0","ip4":{"routes":[{"dst":5}]}}""", "json: cannot unmarshal number into Go struct field Result.ip4.routes.dst of type string")]
    [InlineData("""{"cniVersion":"0.2.0","CNIVersion":"0.4.0"}""", "result type supports [ 0.1.0 0.2.0] but unmarshalled CNIVersion is \"0.4.0\"")]
    [InlineData("""{"cniVersion":"1.0.0","CNIVERSION":"0.4.0"}""", "result type supports [1.0.0 1.1.0] but unmarshalled CNIVersion is \"0.4.0\"")]
    [InlineData("""{"cniVersion":"1.0.0","CNIVERSION":5}""", "json: cannot unmarshal number into Go struct field Result.cniVersion of type string")]
    public void Faults_are_told_in_the_words_of_upstream(string answer, string fault)
        => Assert.Equal(fault, Read(answer, "1.0.0"));

    [Fact]
    public void Mutated_answers_are_read_without_an_exception()
    {
        byte[] seed = Subject.Bytes("""
            {"cniVersion":"1.0.0","interfaces":[{"name":"a","mtu":5}],"ips":[{"address":"10.1.0.5/24","gateway":"fd00::1","interface":0}],
             "routes":[{"dst":"0.0.0.0/0","gw":"10.1.0.9","mtu":1,"table":-5}],"dns":{"search":["x"]},"ip4":{"ip":"1.2.3.4/5","routes":[{}]}}
            """);
        const string letters = "\"{}[],:0129.-/eEx\\nut ";
        var random = new Random(9);
        for (int i = 0; i < 100_000; i++)
        {
            byte[] bytes = [.. seed];
            for (int change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)letters[random.Next(letters.Length)];
            _ = Read(Encoding.UTF8.GetString(bytes), i % 2 == 0 ? "1.0.0" : "0.2.0");
        }
    }

    private static string Read(string answer, string configVersion)
    {
        var parts = new ResultParts { Ips = new(new ResultAddress[1]) };
        string? fault = IpamResult.Read(Subject.Bytes(answer), Subject.Bytes(configVersion), ref parts);
        if (fault is not null)
            return fault;
        var text = new StringBuilder();
        foreach (ResultAddress ip in parts.Ips.Items)
            text.Append(null, $"{(text.Length > 0 ? ", " : "")}{ip.Address} via {ip.Gateway}");
        text.Append("; ");
        bool isFirst = true;
        foreach (ResultRoute route in parts.Routes.Items)
        {
            text.Append(null, $"{(isFirst ? "" : ", ")}{route.Dst} via {route.Gw} {route.Mtu} {route.Advmss} {route.Priority} {route.Table} {route.Scope}");
            isFirst = false;
        }
        return text.ToString();
    }
}
