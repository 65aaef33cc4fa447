using System.Text;
using HostDevice.Cni.Json;

namespace HostDevice.Tests.Cni;

public class JsonTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData(@"\""\\\/\b\f\n\r\t", "\"\\/\b\f\n\r\t")]
    [InlineData(@"\u0065\u00E9\u20ac", "eé€")]
    [InlineData(@"\ud83d\uDE00", "😀")]
    [InlineData(@"\ud800", "\ufffd")]
    [InlineData(@"\udc00\ud800", "\ufffd\ufffd")]
    [InlineData(@"\ud800\u0041", "\ufffdA")]
    [InlineData(@"\ud800\n", "\ufffd\n")]
    [InlineData(@"\ud800\ud83d\ude00", "\ufffd😀")]
    [InlineData(@"\u0000", "\0")]
    public void Escapes_are_resolved(string raw, string text) => Assert.Equal(text, Encoding.UTF8.GetString(Decode(Encoding.UTF8.GetBytes(raw))));

    [Fact]
    public void Each_byte_that_is_no_UTF_8_becomes_one_replacement()
    {
        // A truncated three-byte sequence is two bad bytes to Go, where .NET's own decoder makes one replacement of it.
        Assert.Equal("a\ufffd\ufffdb\ufffd", Encoding.UTF8.GetString(Decode([(byte)'a', 0xe2, 0x82, (byte)'b', 0xff])));
        Assert.Equal("\ufffd\ufffd\ufffd", Encoding.UTF8.GetString(Decode([0xed, 0xa0, 0x80])));
    }

    [Fact]
    public void A_string_without_escapes_is_not_copied()
    {
        byte[] raw = "eth0"u8.ToArray();
        var arena = new TextArena([]);
        Assert.True(new JsonText(raw).Decode(ref arena).Overlaps(raw));
    }

    [Fact]
    public void A_string_that_exceeds_the_arena_is_still_whole()
    {
        var arena = new TextArena(stackalloc byte[4]);
        byte[] raw = Encoding.UTF8.GetBytes(@"\u0061bcdefgh");
        Assert.Equal("abcdefgh"u8, new JsonText(raw).Decode(ref arena));
        Assert.Equal("ab"u8, new JsonText(@"\u0061b"u8).Decode(ref arena));
    }

    [Theory]
    [InlineData("pciBusID", true)]
    [InlineData("PCIBUSID", true)]
    [InlineData("pcibusid", true)]
    [InlineData(@"\u0070ciBusID", true)]
    [InlineData("pciBu\u017fID", true)]
    [InlineData("pciBusI", false)]
    [InlineData("pciBusIDs", false)]
    [InlineData("pciBusİD", false)]
    [InlineData("", false)]
    public void A_key_matches_in_any_case_as_in_Go(string key, bool matches)
        => Assert.Equal(matches, new JsonText(Encoding.UTF8.GetBytes(key)).Matches("pciBusID"u8));

    [Fact]
    public void The_Kelvin_sign_is_a_k() => Assert.True(new JsonText("\u212aernelpath"u8).Matches("kernelpath"u8));

    private static byte[] Decode(byte[] raw)
    {
        var arena = new TextArena(stackalloc byte[256]);
        return new JsonText(raw).Decode(ref arena).ToArray();
    }
}
