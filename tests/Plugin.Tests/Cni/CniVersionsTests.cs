using System.Text;
using HostDevice.Cni;

namespace HostDevice.Tests.Cni;

public class CniVersionsTests
{
    [Theory]
    [InlineData("9.9.9")]
    [InlineData("1.0")]
    [InlineData("01.0.0")]
    [InlineData(" 1.0.0")]
    [InlineData("abc")]
    public void ADD_and_DEL_take_only_versions_of_the_list(string text)
    {
        string expected = Unknown(text);
        Assert.Equal(expected, Gate(CniCommand.Add, text));
        Assert.Equal(expected, Gate(CniCommand.Del, text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0.1.0")]
    [InlineData("0.2.0")]
    [InlineData("0.3.0")]
    [InlineData("0.3.1")]
    [InlineData("0.4.0")]
    [InlineData("1.0.0")]
    [InlineData("1.1.0")]
    public void ADD_takes_every_version_of_the_list(string text) => Assert.Equal("ok", Gate(CniCommand.Add, text));

    // Each text was printed by upstream's binary.
    [Theory]
    [InlineData("", "1: config version does not allow CHECK")]
    [InlineData("0.3.9", "1: config version does not allow CHECK")]
    [InlineData("-1", "1: config version does not allow CHECK")]
    [InlineData("0.4.0", "ok")]
    [InlineData("1.1.1", "1: plugin version does not allow CHECK")]
    [InlineData("9223372036854775807", "1: plugin version does not allow CHECK")]
    [InlineData("1.2.3.4", "6: invalid version \"1.2.3.4\": too many parts")]
    [InlineData("abc", "6: failed to convert major version part \"abc\": strconv.Atoi: parsing \"abc\": invalid syntax")]
    [InlineData("1..0", "6: failed to convert minor version part \"\": strconv.Atoi: parsing \"\": invalid syntax")]
    [InlineData("1.0.x", "6: failed to convert micro version part \"x\": strconv.Atoi: parsing \"x\": invalid syntax")]
    [InlineData("1_0", "6: failed to convert major version part \"1_0\": strconv.Atoi: parsing \"1_0\": invalid syntax")]
    [InlineData("9223372036854775808", "6: failed to convert major version part \"9223372036854775808\": strconv.Atoi: parsing \"9223372036854775808\": value out of range")]
    [InlineData("99999999999999999999", "6: failed to convert major version part \"99999999999999999999\": strconv.Atoi: parsing \"99999999999999999999\": value out of range")]
    [InlineData("a\u0001é\"b.1", "6: failed to convert major version part \"a\\x01é\\\"b\": strconv.Atoi: parsing \"a\\x01é\\\"b\": invalid syntax")]
    public void CHECK_compares_numbers_before_it_looks_into_the_list(string text, string expected)
        => Assert.Equal(expected, Gate(CniCommand.Check, text));

    [Fact]
    public void CHECK_refuses_a_number_that_is_in_range_but_not_in_the_list()
        => Assert.Equal(Unknown("+1.0"), Gate(CniCommand.Check, "+1.0"));

    [Theory]
    [InlineData("1.0.0", "1: config version does not allow GC", "1: config version does not allow STATUS")]
    [InlineData("1.1.0", "ok", "ok")]
    [InlineData("1.1.1", "1: plugin version does not allow GC", "1: plugin version does not allow STATUS")]
    public void GC_and_STATUS_came_with_1_1_0(string text, string gc, string status)
    {
        Assert.Equal(gc, Gate(CniCommand.Gc, text));
        Assert.Equal(status, Gate(CniCommand.Status, text));
    }

    [Fact]
    public void Versions_before_0_3_0_cannot_tell_of_an_interface_without_addresses()
    {
        for (CniVersion version = CniVersion.V010; version <= CniVersion.V110; version++)
        {
            string expected = version < CniVersion.V030 ? "999: cannot convert: no valid IP addresses" : "ok";
            Assert.Equal(expected, Subject.Line(CniVersions.CanExpressWithoutIps(version)));
        }
    }

    [Fact]
    public void A_version_and_its_text_are_one()
    {
        for (CniVersion version = CniVersion.V010; version <= CniVersion.V110; version++)
            Assert.Equal(version, CniVersions.Parse(CniVersions.Text(version)));
        Assert.Equal(CniVersion.V010, CniVersions.Parse([]));
        Assert.Equal(CniVersion.Unsupported, CniVersions.Parse("1.1"u8));
    }

    private static string Unknown(string text)
        => $"""1: incompatible CNI versions / config is "{text}", plugin supports ["0.1.0" "0.2.0" "0.3.0" "0.3.1" "0.4.0" "1.0.0" "1.1.0"]""";

    private static string Gate(CniCommand command, string text) => Subject.Line(CniVersions.Gate(command, Encoding.UTF8.GetBytes(text)));
}
