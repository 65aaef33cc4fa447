using System.Text.Json;

namespace Netlink.Decode.Tests;

/// <summary>What the program prints, letter by letter.</summary>
public sealed class OutputTests
{
    [Fact]
    public void Text_has_a_line_for_the_message_its_header_and_each_attribute()
    {
        Run run = Run.Of([.. Samples.NewLink(), .. Samples.Refusal(Samples.GetAddress(), 22, "no such thing", 24)]);
        Assert.Equal(("", 0), (run.Errors, run.Exit));
        Assert.Equal(
            """
            @0 rtnetlink newlink, len 96, REQUEST|ACK|EXCL|CREATE, seq 0, pid 0
                ifi-family unspec, ifi-type 0, ifi-index 0, ifi-flags up, ifi-change up
                ifname "vx0"
                mtu 1400
                address 02:00:00:00:01:00
                linkinfo
                    kind "vxlan"
                    data
                        id 42
                        port 4789
            @96 error -22 (invalid argument) "no such thing" at @24, len 72, ACK_TLVS, seq 0, pid 7
                msg "no such thing"
                offs 24
                @116 rtnetlink getaddr, len 24, REQUEST|DUMP, seq 0, pid 0
                    ifa-family unspec, ifa-prefixlen 0, ifa-flags -, ifa-scope universe, ifa-index 0

            """, run.Output);
    }

    [Fact]
    public void Json_is_one_object_for_each_message_on_a_line()
    {
        Run run = Run.Of([.. Samples.NewLink(), .. Samples.GetAddress()], "--json");
        Assert.Equal(
            """
            {"offset":0,"len":96,"type":16,"family":"rtnetlink","operation":"newlink","flags":1541,"seq":0,"pid":0,"header":{"ifi-family":"unspec","ifi-type":0,"ifi-index":0,"ifi-flags":["up"],"ifi-change":["up"]},"attributes":{"ifname":"vx0","mtu":1400,"address":"02:00:00:00:01:00","linkinfo":{"kind":"vxlan","data":{"id":42,"port":4789}}}}
            {"offset":96,"len":24,"type":22,"family":"rtnetlink","operation":"getaddr","flags":769,"seq":0,"pid":0,"header":{"ifa-family":"unspec","ifa-prefixlen":0,"ifa-flags":[],"ifa-scope":"universe","ifa-index":0},"attributes":{}}

            """, run.Output);
    }

    [Fact]
    public void An_error_has_errno_words_path_and_request()
    {
        byte[] request = Samples.NewLink();
        int id = request.AsSpan().IndexOf((byte)42) - 4;
        JsonElement error = Assert.Single(Run.Of(Samples.Refusal(request, 34, "out of range", id), "--json").Json);
        Assert.Equal(-34, error.GetProperty("errno").GetInt32());
        Assert.Equal("out of range", error.GetProperty("message").GetString());
        Assert.Equal("linkinfo.data.id", error.GetProperty("attribute").GetString());
        JsonElement quoted = error.GetProperty("request");
        Assert.Equal(("newlink", 20), (quoted.GetProperty("operation").GetString(), quoted.GetProperty("offset").GetInt32()));
        Assert.Equal("vx0", quoted.GetProperty("attributes").GetProperty("ifname").GetString());
    }

    [Fact]
    public void What_no_schema_knows_is_shown_as_bytes()
    {
        byte[] message = Samples.GetAddress();
        message[4] = 250;
        Assert.Equal("00000000" + "00000000", Run.Of(message, "--json").Json[0].GetProperty("header").GetProperty("#").GetString());
        byte[] unknown = [.. Samples.GetAddress(), 6, 0, 99, 0, 1, 2, 0, 0];
        unknown[0] = (byte)unknown.Length;
        Assert.Equal("""{"#99":"0102"}""", Run.Of(unknown, "--json").Json[0].GetProperty("attributes").GetRawText());
    }

    [Fact]
    public void A_string_cannot_drive_the_terminal()
    {
        byte[] message = Samples.NewLink();
        message.AsSpan().Replace("vx0"u8[0], (byte)0x1b);
        Run run = Run.Of(message);
        Assert.Contains("ifname \"\\x1bx0\"", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', run.Output);
    }
}
