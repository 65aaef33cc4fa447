using System.Text;
using HostDevice.Cni;

namespace HostDevice.Tests.Cni;

public class PrevResultTests
{
    private const string NoInterface = "999: Sandbox in prevResult  doesn't match configured netns: /run/netns/hdf-x";

    [Fact]
    public void The_last_interface_with_the_name_and_the_namespace_is_taken()
    {
        PrevResult result = Read("1.0.0", """
            {"interfaces":[{"name":"net1","sandbox":"/other","mac":"a"},null,{"NAME":"net1","sandbox":"\/run/netns/hdf-x","mac":"b"},
             {"name":"net1","sandbox":"/run/netns/hdf-x","mac":"02:00:00:00:00:0a"},{"name":"net2","sandbox":"/run/netns/hdf-x"}],
             "ips":[{"address":"10.0.0.1/24"}],"routes":[]}
            """);
        Assert.Equal("net1", Text(result.Name));
        Assert.Equal("02:00:00:00:00:0a", Text(result.Mac));
        Assert.Equal("/run/netns/hdf-x", Text(result.Sandbox));
        Assert.Equal("10.0.0.1/24", Assert.Single(result.Ips.ToArray()).Address.ToString());
        Assert.Empty(result.Routes.ToArray());
        Assert.Equal(3, result.Index);
        Assert.Equal("999: Container Interface name in prevResult: net1 not found", Subject.Line(result.NotFound()));
    }

    [Fact]
    public void The_address_is_compared_as_text_if_there_is_one()
    {
        PrevResult result = Read("1.0.0", """{"interfaces":[{"name":"net1","sandbox":"/run/netns/hdf-x","mac":"02:00:00:00:00:0A"}]}""");
        Assert.Equal(
            "999: Interface net1 Mac 02:00:00:00:00:0A doesn't match container Mac: 02:00:00:00:00:0a",
            Subject.Line(result.CheckMac([2, 0, 0, 0, 0, 10])));
        result.Mac = "02:00:00:00:00:0a"u8;
        Assert.False(result.CheckMac([2, 0, 0, 0, 0, 10]).Failed);
        result.Mac = default;
        Assert.False(result.CheckMac([2, 0, 0, 0, 0, 10]).Failed);
    }

    // Each text was printed by upstream's binary.
    [Theory]
    [InlineData("1.0.0", "null", "999: Required prevResult missing")]
    [InlineData("1.0.0", "{}", NoInterface)]
    [InlineData("1.0.0", "{\"CNIVersion\":\"\"}", NoInterface)]
    [InlineData("0.4.0", "{\"cniVersion\":\"0.3.1\"}", NoInterface)]
    [InlineData("0.4.0", "{\"interfaces\":[{\"mtu\":\"x\",\"pciID\":5}]}", NoInterface)]
    [InlineData("1.0.0", "{\"interfaces\":[{\"name\":\"net1\",\"sandbox\":\"/other\"}]}", NoInterface)]
    [InlineData("1.0.0", "{\"cniVersion\":\"0.3.1\"}", "result type supports [1.0.0 1.1.0] but unmarshalled CNIVersion is \"0.3.1\"")]
    [InlineData("0.4.0", "{\"cniVersion\":\"\"}", "result type supports [0.3.0 0.3.1 0.4.0] but unmarshalled CNIVersion is \"\"")]
    [InlineData("1.1.0", "{\"CniVersion\":\"9\"}", "result type supports [1.0.0 1.1.0] but unmarshalled CNIVersion is \"9\"")]
    [InlineData("1.0.0", "{\"cniVersion\":5}", "json: cannot unmarshal number into Go struct field Result.cniVersion of type string")]
    [InlineData("1.0.0", "{\"interfaces\":5}", "json: cannot unmarshal number into Go struct field Result.interfaces of type []*types100.Interface")]
    [InlineData("0.4.0", "{\"interfaces\":[5]}", "json: cannot unmarshal number into Go struct field Result.interfaces of type types040.Interface")]
    [InlineData("1.0.0", "{\"interfaces\":[{\"name\":5}]}", "json: cannot unmarshal number into Go struct field Interface.interfaces.name of type string")]
    [InlineData("1.0.0", "{\"interfaces\":[{\"mtu\":\"x\"}]}", "json: cannot unmarshal string into Go struct field Interface.interfaces.mtu of type int")]
    [InlineData("1.0.0", "{\"interfaces\":[{\"mtu\":1.5}]}", "json: cannot unmarshal number 1.5 into Go struct field Interface.interfaces.mtu of type int")]
    [InlineData("1.0.0", "{\"ips\":5}", "json: cannot unmarshal number into Go struct field Result.ips of type []*types100.IPConfig")]
    [InlineData("1.0.0", "{\"routes\":5}", "json: cannot unmarshal number into Go struct field Result.routes of type []*types.Route")]
    [InlineData("1.0.0", "{\"ips\":[{\"address\":\"x\"}]}", "invalid CIDR address: x")]
    [InlineData("1.0.0", "{\"routes\":[{\"dst\":\"x\"}]}", "invalid CIDR address: x")]
    [InlineData("1.0.0", "{\"dns\":{\"search\":5}}", "json: cannot unmarshal number into Go struct field DNS.dns.search of type []string")]
    [InlineData("1.0.0", "{\"dns\":5}", "json: cannot unmarshal number into Go struct field Result.dns of type types.DNS")]
    public void Faults_are_told_in_the_words_of_upstream(string version, string prevResult, string error)
    {
        string expected = error.StartsWith("999", StringComparison.Ordinal) ? error : $"999: could not parse prevResult: {error}";
        Assert.Equal(expected, Subject.Line(Read(version, prevResult, out _)));
    }

    private static PrevResult Read(string version, string prevResult)
    {
        Assert.Equal("ok", Subject.Line(Read(version, prevResult, out PrevResult result)));
        return result;
    }

    private static CniError Read(string version, string prevResult, out PrevResult result)
    {
        string document = $"{{\"name\":\"n\",\"cniVersion\":\"{version}\",\"prevResult\":{prevResult}}}";
        CniEnvironment environment = Subject.Environment("CHECK");
        Assert.False(environment.Check().Failed);
        Assert.False(CniConfigReader.Read(Subject.Bytes(document), new byte[256], out CniConfig config).Failed);
        return PrevResult.Read(environment, config, new byte[256], out result);
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
