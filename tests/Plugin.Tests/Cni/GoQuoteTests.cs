using HostDevice.Cni;

namespace HostDevice.Tests.Cni;

public class GoQuoteTests
{
    [Theory]
    [InlineData("/run/netns/x y", "\"/run/netns/x y\"")]
    [InlineData("\"\\'", "\"\\\"\\\\'\"")]
    [InlineData("\a\b\t\n\v\f\r", "\"\\a\\b\\t\\n\\v\\f\\r\"")]
    [InlineData("\u0001\u007f\u00a0\u00ad\u200b", "\"\\x01\\x7f\\u00a0\\u00ad\\u200b\"")]
    [InlineData("é€😀\ufffd", "\"é€😀\ufffd\"")]
    [InlineData("\U000e0001", "\"\\U000e0001\"")]
    public void Text_is_quoted_as_in_Go(string text, string quoted) => Assert.Equal(quoted, GoQuote.Quote(text));

    [Fact]
    public void A_byte_that_is_no_UTF_8_is_shown_as_a_byte() => Assert.Equal("\"a\\xff\"", GoQuote.Quote([(byte)'a', 0xff]));
}
