using HostDevice.Cni;
using HostDevice.Guards;
using HostDevice.Tests.Cni;

namespace HostDevice.Tests.Devices;

public class GuardModeTests
{
    [Theory]
    [InlineData("\"x\":0", 0)]
    [InlineData("\"guard\":\"\"", 0)]
    [InlineData("\"guard\":null", 0)]
    [InlineData("\"guard\":\"warn\"", 0)]
    [InlineData("\"guard\":\"strict\"", 1)]
    [InlineData("\"GUARD\":\"off\"", 2)]
    [InlineData("\"guard\":\"off\",\"guard\":\"strict\"", 1)]
    public void The_key_chooses_what_to_do(string member, int mode)
    {
        CniConfig config = Read(member);
        Assert.Equal((GuardMode)mode, config.Guard);
        Assert.Equal("ok", Subject.Line(config.CheckSelector()));
    }

    [Theory]
    [InlineData("\"none\"", "7: \"guard\" is \"none\", but must be \"warn\", \"strict\" or \"off\"")]
    [InlineData("\"STRICT\"", "7: \"guard\" is \"STRICT\", but must be \"warn\", \"strict\" or \"off\"")]
    [InlineData("{}", "999: failed to load netconf: json: cannot unmarshal object into Go struct field NetConf.guard of type string")]
    public void Any_other_value_is_an_error_that_names_the_key(string value, string error)
        => Assert.Equal(error, Subject.Line(Read($"\"guard\":{value}").CheckSelector()));

    private static CniConfig Read(string member)
    {
        CniError fault = CniConfigReader.Read(Subject.Bytes($"{{\"name\":\"n\",\"device\":\"d\",{member}}}"), new byte[256], out CniConfig config);
        Assert.Equal("ok", Subject.Line(fault));
        return config;
    }
}
