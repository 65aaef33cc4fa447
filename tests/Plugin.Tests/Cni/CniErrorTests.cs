using HostDevice.Cni;

namespace HostDevice.Tests.Cni;

public class CniErrorTests
{
    [Fact]
    public void The_default_is_success() => Assert.False(default(CniError).Failed);

    [Fact]
    public void An_error_is_one_even_with_code_0() => Assert.True(new CniError(0, "netplugin failed").Failed);

    [Fact]
    public void Details_are_left_out_when_there_are_none()
    {
        string expected = """
            {
                "code": 999,
                "msg": "failed"
            }
            """;
        Assert.Equal(expected, Subject.Printed(CniError.Internal("failed")));
    }

    [Fact]
    public void Text_is_escaped_as_in_Go()
    {
        string expected = """
            {
                "code": 7,
                "msg": "a \"b\" \u003cc\u003e \u0026\u2028",
                "details": "\ud-\ufffd"
            }
            """.Replace("\\ud-", "\\n", StringComparison.Ordinal);
        var error = new CniError(CniErrorCode.InvalidConfig, "a \"b\" <c> &\u2028", "\n" + ByteText.Of([0xff]));
        Assert.Equal(expected, Subject.Printed(error));
    }
}
