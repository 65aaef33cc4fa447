using System.Text;
using HostDevice.Cni;

namespace HostDevice.Tests.Cni;

public class CniConfigTests
{
    [Fact]
    public void Every_key_is_read()
    {
        CniConfig config = Read("""
            {"cniVersion":"1.1.0","name":"n.1","type":"host-device","device":"eth0","hwaddr":"02:00:00:00:00:01","kernelpath":"/sys/devices/x",
             "pciBusID":"0000:00:1f.6","runtimeConfig":{"deviceID":"id"},"dpdkmode":true,"useInterfaceNETWORK":true,"ipam":{"type":"static"},
             "dns":{"nameservers":["1.1.1.1"]},"prevResult":{"a": 1},"other":[{"device":"x"}]}
            """);
        Assert.Equal("n.1", Text(config.Name));
        Assert.Equal(CniVersion.V110, config.Version);
        Assert.Equal("eth0", Text(config.Device));
        Assert.Equal("02:00:00:00:00:01", Text(config.Hwaddr));
        Assert.Equal("/sys/devices/x", Text(config.Kernelpath));
        Assert.Equal("0000:00:1f.6", Text(config.PciBusId));
        Assert.Equal("id", Text(config.DeviceId));
        Assert.True(config.DpdkMode);
        Assert.True(config.UseInterfaceNetwork);
        Assert.True(config.HasIpam);
        Assert.Equal("static", Text(config.IpamType));
        Assert.Equal("""{"nameservers":["1.1.1.1"]}""", Text(config.Dns));
        Assert.Equal("""{"a": 1}""", Text(config.PrevResult));
        Assert.Equal("ok", Subject.Line(config.CheckSelector()));
    }

    [Fact]
    public void What_is_absent_is_empty()
    {
        CniConfig config = Read("""{"name":"n"}""");
        Assert.Equal(CniVersion.V010, config.Version);
        Assert.True(config.Device.IsEmpty && config.DeviceId.IsEmpty && config.PrevResult.IsEmpty && config.Dns.IsEmpty);
        Assert.False(config.HasIpam || config.DpdkMode || config.UseInterfaceNetwork);
        Assert.Equal("999: specify either \"device\", \"hwaddr\", \"kernelpath\" or \"pciBusID\"", Subject.Line(config.CheckSelector()));
    }

    [Theory]
    [InlineData("\"device\":\"x\"")]
    [InlineData("\"hwaddr\":\"x\"")]
    [InlineData("\"kernelpath\":\"x\"")]
    [InlineData("\"pciBusID\":\"x\"")]
    [InlineData("\"runtimeConfig\":{\"deviceID\":\"x\"}")]
    public void One_selector_is_enough(string member) => Assert.False(Read($"{{\"name\":\"n\",{member}}}").CheckSelector().Failed);

    [Fact]
    public void Keys_match_in_any_case_and_the_last_one_wins()
    {
        CniConfig config = Read("""{"NAME":"n","device":"a","DEVICE":"b","\u0068WADDR":"m","ipam":{"type":"t"},"ipam":{}}""");
        Assert.Equal("b", Text(config.Device));
        Assert.Equal("m", Text(config.Hwaddr));
        Assert.Equal("t", Text(config.IpamType));
    }

    [Fact]
    public void Null_changes_nothing_except_that_it_takes_prevResult_away()
    {
        CniConfig config = Read("""{"name":"n","name":null,"device":"a","device":null,"ipam":null,"prevResult":{},"prevResult":null}""");
        Assert.Equal("n", Text(config.Name));
        Assert.Equal("a", Text(config.Device));
        Assert.False(config.HasIpam);
        Assert.True(config.PrevResult.IsEmpty);
    }

    [Fact]
    public void Escaped_strings_are_read_whatever_the_room()
    {
        string document = """{"name":"\u006e","device":"e\u0074h0\n","hwaddr":"\u0061\u0062\u0063"}""";
        CniError fault = CniConfigReader.Read(Subject.Bytes(document), stackalloc byte[3], out CniConfig config);
        Assert.False(fault.Failed);
        Assert.Equal("eth0\n", Text(config.Device));
        Assert.Equal("abc", Text(config.Hwaddr));
    }

    // Each text was printed by upstream's binary.
    [Theory]
    [InlineData("", "6: error unmarshall network config: unexpected end of JSON input")]
    [InlineData("null", "7: missing network name")]
    [InlineData("{}", "7: missing network name")]
    [InlineData("{\"name\":null}", "7: missing network name")]
    [InlineData("{\"name\":\"a b<\"}", "7: invalid characters found in network name / a b<")]
    [InlineData("{\"name\":5}", "6: error unmarshall network config: json: cannot unmarshal number into Go struct field .name of type string")]
    [InlineData("[]", "6: error unmarshall network config: json: cannot unmarshal array into Go value of type struct { Name string \"json:\\\"name\\\"\" }")]
    [InlineData("true", "6: error unmarshall network config: json: cannot unmarshal bool into Go value of type struct { Name string \"json:\\\"name\\\"\" }")]
    public void A_document_without_a_good_name_is_refused(string document, string error)
        => Assert.Equal(error, Subject.Line(CniConfigReader.Read(Subject.Bytes(document), [], out _)));

    // As above.
    [Theory]
    [InlineData("\"device\":1.5", "number into Go struct field NetConf.device of type string")]
    [InlineData("\"DPDKMode\":5", "number into Go struct field NetConf.DPDKMode of type bool")]
    [InlineData("\"useInterfaceNetwork\":\"yes\"", "string into Go struct field NetConf.useInterfaceNetwork of type bool")]
    [InlineData("\"Type\":5", "number into Go struct field NetConf.NetConf.type of type string")]
    [InlineData("\"runtimeConfig\":\"x\"", "string into Go struct field NetConf.runtimeConfig of type struct { DeviceID string \"json:\\\"deviceID,omitempty\\\"\" }")]
    [InlineData("\"runtimeConfig\":{\"deviceID\":[]}", "array into Go struct field .runtimeConfig.deviceID of type string")]
    [InlineData("\"ipam\":5", "number into Go struct field NetConf.NetConf.ipam of type types.IPAM")]
    [InlineData("\"ipam\":{\"type\":{}}", "object into Go struct field IPAM.NetConf.ipam.type of type string")]
    [InlineData("\"dns\":{\"nameservers\":[1]}", "number into Go struct field DNS.NetConf.dns.nameservers of type string")]
    [InlineData("\"dns\":{\"nameservers\":5}", "number into Go struct field DNS.NetConf.dns.nameservers of type []string")]
    [InlineData("\"capabilities\":{\"a\":1}", "number into Go struct field NetConf.NetConf.capabilities of type bool")]
    [InlineData("\"prevResult\":[]", "array into Go struct field NetConf.NetConf.prevResult of type map[string]interface {}")]
    [InlineData("\"cni.dev/valid-attachments\":5", "number into Go struct field NetConf.NetConf.cni.dev/valid-attachments of type []types.GCAttachment")]
    [InlineData("\"cni.dev/valid-attachments\":[{\"containerID\":5}]", "number into Go struct field GCAttachment.NetConf.cni.dev/valid-attachments.containerID of type string")]
    [InlineData("\"hwaddr\":false,\"device\":1", "bool into Go struct field NetConf.hwaddr of type string")]
    public void The_first_value_of_a_wrong_type_is_named_the_Go_way(string members, string error)
    {
        CniConfig config = Read($"{{\"name\":\"n\",{members}}}");
        Assert.Equal($"999: failed to load netconf: json: cannot unmarshal {error}", Subject.Line(config.CheckSelector()));
    }

    private static CniConfig Read(string document)
    {
        CniError fault = CniConfigReader.Read(Subject.Bytes(document), new byte[256], out CniConfig config);
        Assert.Equal("ok", Subject.Line(fault));
        return config;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
