using HostDevice.Cni;
using HostDevice.Ipam;
using HostDevice.Tests.Cni;

namespace HostDevice.Tests.Ipam;

public sealed class DadModeTests
{
    [Theory]
    [InlineData("\"x\":0", 0)]
    [InlineData("\"dad\":\"\"", 0)]
    [InlineData("\"dad\":null", 0)]
    [InlineData("\"dad\":\"optimistic\"", 1)]
    [InlineData("\"DAD\":\"off\"", 2)]
    [InlineData("\"dad\":\"off\",\"dad\":\"optimistic\"", 1)]
    public void The_key_chooses_what_becomes_of_it(string member, int mode)
    {
        CniConfig config = Read(member);
        Assert.Equal((DadMode)mode, config.Dad);
        Assert.Equal("ok", Subject.Line(config.CheckSelector()));
    }

    [Theory]
    [InlineData("\"on\"", "7: \"dad\" is \"on\", but must be \"optimistic\", \"off\" or left out")]
    [InlineData("\"Off\"", "7: \"dad\" is \"Off\", but must be \"optimistic\", \"off\" or left out")]
    [InlineData("false", "999: failed to load netconf: json: cannot unmarshal bool into Go struct field NetConf.dad of type string")]
    public void Any_other_value_is_an_error_that_names_the_key(string value, string error)
        => Assert.Equal(error, Subject.Line(Read($"\"dad\":{value}").CheckSelector()));

    private static CniConfig Read(string member)
    {
        CniError fault = CniConfigReader.Read(Subject.Bytes($"{{\"name\":\"n\",\"device\":\"d\",{member}}}"), new byte[256], out CniConfig config);
        Assert.Equal("ok", Subject.Line(fault));
        return config;
    }
}
