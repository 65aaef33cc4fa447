using HostDevice.Ipam;
using HostDevice.Tests.Cni;

namespace HostDevice.Tests.Ipam;

/// <summary>What is made of the last words of a delegate that failed. Each text was printed by upstream's binary.</summary>
public class DelegateErrorTests
{
    private const string Unreadable = "0: netplugin failed but error parsing its diagnostic message ";

    [Theory]
    [InlineData("", "", "0: netplugin failed with no error message: exit status 3")]
    [InlineData("", "boom \"x\"\n", "0: netplugin failed: \"boom \\\"x\\\"\\n\"")]
    [InlineData("{\"code\":11,\"msg\":\"try\",\"details\":\"d<e\"}", "zzz", "11: try / d<e")]
    [InlineData("{\"CODE\":7,\"Msg\":\"m\"}", "", "7: m")]
    [InlineData("{}", "", "0: ")]
    [InlineData("null", "", "0: ")]
    [InlineData("{\"code\":\"x\"}", "", Unreadable + "\"{\\\"code\\\":\\\"x\\\"}\": json: cannot unmarshal string into Go struct field Error.code of type uint")]
    [InlineData("{\"code\":-1}", "", Unreadable + "\"{\\\"code\\\":-1}\": json: cannot unmarshal number -1 into Go struct field Error.code of type uint")]
    [InlineData("nope", "", Unreadable + "\"nope\": invalid character 'o' in literal null (expecting 'u')")]
    [InlineData("[]", "", Unreadable + "\"[]\": json: cannot unmarshal array into Go value of type types.Error")]
    public void Its_own_error_is_passed_on_or_the_lack_of_one_told(string output, string errors, string line)
        => Assert.Equal(line, Subject.Line(DelegateError.Of(Subject.Bytes(output), Subject.Bytes(errors), "exit status 3")));

    [Fact]
    public void Bytes_that_are_no_text_are_quoted()
        => Assert.Equal("0: netplugin failed: \"a\\xffb\"", Subject.Line(DelegateError.Of([], [(byte)'a', 0xff, (byte)'b'], "")));
}
