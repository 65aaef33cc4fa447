using System.Text;
using HostDevice.Cni.Json;

namespace HostDevice.Tests.Cni;

public class JsonSyntaxTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData(" [ ] ")]
    [InlineData("0")]
    [InlineData("-0.5e+10")]
    [InlineData("{\"a\":[1,{\"b\":null},\"\\u00e9\\\\\"],\"a\":true}\r\n\t ")]
    [InlineData("\"\u007f\u2028\"")]
    public void A_valid_document_is_accepted(string document) => Assert.Null(JsonSyntax.Check(Encoding.UTF8.GetBytes(document)));

    // Each text was printed by upstream's binary.
    [Theory]
    [InlineData("", "unexpected end of JSON input")]
    [InlineData("  ", "unexpected end of JSON input")]
    [InlineData("{\"a\":1", "unexpected end of JSON input")]
    [InlineData("\"\\ud800", "unexpected end of JSON input")]
    [InlineData("tr", "invalid character ' ' in literal true (expecting 'u')")]
    [InlineData("nul1", "invalid character '1' in literal null (expecting 'l')")]
    [InlineData("{\"name\":\"n\",}", "invalid character '}' looking for beginning of object key string")]
    [InlineData("\ufeff{}", "invalid character 'ï' looking for beginning of value")]
    [InlineData("{\u0001", "invalid character '\\x01' looking for beginning of object key string")]
    [InlineData("{'a", "invalid character '\\'' looking for beginning of object key string")]
    [InlineData("{\"a\":1 \"", "invalid character '\"' after object key:value pair")]
    [InlineData("{\"a\" 1", "invalid character '1' after object key")]
    [InlineData("[1 2", "invalid character '2' after array element")]
    [InlineData("[1,]", "invalid character ']' looking for beginning of value")]
    [InlineData("{} x", "invalid character 'x' after top-level value")]
    [InlineData("\"\\x", "invalid character 'x' in string escape code")]
    [InlineData("\"\\u00g", "invalid character 'g' in \\u hexadecimal character escape")]
    [InlineData("-x", "invalid character 'x' in numeric literal")]
    [InlineData("1.x", "invalid character 'x' after decimal point in numeric literal")]
    [InlineData("1ex", "invalid character 'x' in exponent of numeric literal")]
    [InlineData("01", "invalid character '1' after top-level value")]
    [InlineData("\"a\n", "invalid character '\\n' in string literal")]
    [InlineData("\u007f", "invalid character '\\x7f' looking for beginning of value")]
    [InlineData("\\", "invalid character '\\\\' looking for beginning of value")]
    public void A_broken_document_is_refused_in_the_words_of_Go(string document, string error)
        => Assert.Equal(error, JsonSyntax.Check(Encoding.UTF8.GetBytes(document)));

    [Fact]
    public void A_byte_above_ASCII_is_named_as_Latin_1()
    {
        Assert.Equal("invalid character '\\u00ad' looking for beginning of value", JsonSyntax.Check([0xad]));
        Assert.Equal("invalid character 'é' looking for beginning of value", JsonSyntax.Check([0xe9]));
    }

    [Theory]
    [InlineData('[', "[")]
    [InlineData('{', "{\"a\":")]
    public void Ten_thousand_levels_are_allowed_and_no_more(char bracket, string level)
    {
        byte[] allowed = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(level, 10_000)));
        byte[] refused = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(level, 10_001)));
        Assert.Equal("unexpected end of JSON input", JsonSyntax.Check(allowed));
        Assert.Equal($"invalid character '{bracket}' exceeded max depth", JsonSyntax.Check(refused));
    }

    [Fact]
    public void Brackets_of_both_kinds_are_told_apart_at_any_depth()
    {
        string opening = string.Concat(Enumerable.Repeat("[{\"a\":", 4_000));
        string closing = string.Concat(Enumerable.Repeat("}]", 4_000));
        Assert.Null(JsonSyntax.Check(Encoding.UTF8.GetBytes(opening + "1" + closing)));
        string crossed = string.Concat(closing.AsSpan(0, 3_999), "]");
        Assert.Equal("invalid character ']' after object key:value pair", JsonSyntax.Check(Encoding.UTF8.GetBytes(opening + "1]" + crossed)));
    }
}
