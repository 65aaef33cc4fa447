using System.Text;
using HostDevice.Cni;

namespace HostDevice.Tests.Cni;

public class JsonOutputTests
{
    [Fact]
    public void The_layout_is_that_of_MarshalIndent()
    {
        var output = new JsonOutput(stackalloc byte[512]);
        output.BeginObject();
        output.Name("a"u8);
        output.BeginArray();
        output.Number(1);
        output.BeginObject();
        output.EndObject();
        output.BeginArray();
        output.EndArray();
        output.Boolean(true);
        output.EndArray();
        output.Name("b"u8);
        output.BeginObject();
        output.Name("c"u8);
        output.Number(-9223372036854775808);
        output.EndObject();
        output.EndObject();
        string expected = """
            {
                "a": [
                    1,
                    {},
                    [],
                    true
                ],
                "b": {
                    "c": -9223372036854775808
                }
            }
            """;
        Assert.Equal(expected, Text(output));
    }

    [Theory]
    [InlineData("plain é € 😀", "plain é € 😀")]
    [InlineData("\"\\", "\\\"\\\\")]
    [InlineData("\b\f\n\r\t", "\\b\\f\\n\\r\\t")]
    [InlineData("\0\u001f\u007f", "\\u0000\\u001f\u007f")]
    [InlineData("<>&/", "\\u003c\\u003e\\u0026/")]
    [InlineData("\u2028\u2029", "\\u2028\\u2029")]
    [InlineData("\ufffd", "\ufffd")]
    public void Strings_are_escaped_as_in_Go(string value, string inside)
    {
        Assert.Equal($"\"{inside}\"", OfString(value));
        Assert.Equal($"\"{inside}\"", OfBytes(Encoding.UTF8.GetBytes(value)));
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_escaped_one_by_one_and_survive_a_message()
    {
        byte[] value = [(byte)'a', 0xff, 0xe2, 0x82, (byte)'b'];
        Assert.Equal(@"""a\ufffd\ufffd\ufffdb""", OfBytes(value));
        Assert.Equal(@"""a\ufffd\ufffd\ufffdb""", OfString(ByteText.Of(value)));
    }

    [Fact]
    public void Output_beyond_the_buffer_is_whole()
    {
        string value = new('x', 10_000);
        var output = new JsonOutput(stackalloc byte[16]);
        output.BeginArray();
        for (int i = 0; i < 3; i++)
            output.String(value);
        output.EndArray();
        Assert.Equal($"[\n    \"{value}\",\n    \"{value}\",\n    \"{value}\"\n]", Text(output));
        output.Dispose();
    }

    [Fact]
    public void Cleared_output_begins_anew()
    {
        var output = new JsonOutput(stackalloc byte[64]);
        output.BeginObject();
        output.Name("half"u8);
        output.Clear();
        output.BeginArray();
        output.EndArray();
        Assert.Equal("[]", Text(output));
    }

    private static string OfString(string value)
    {
        var output = new JsonOutput(stackalloc byte[128]);
        output.String(value);
        return Text(output);
    }

    private static string OfBytes(byte[] value)
    {
        var output = new JsonOutput(stackalloc byte[128]);
        output.String(value);
        return Text(output);
    }

    private static string Text(scoped in JsonOutput output) => Encoding.UTF8.GetString(output.Written);
}
