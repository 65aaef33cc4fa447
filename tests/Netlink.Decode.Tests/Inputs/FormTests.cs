using System.Globalization;
using System.Text;

namespace Netlink.Decode.Tests.Inputs;

/// <summary>The same datagram in every form that an input may have.</summary>
public sealed class FormTests
{
    private static readonly byte[] s_datagram = [.. Samples.NewLink(), .. Samples.GetAddress()];

    [Theory]
    [InlineData("bare digits")]
    [InlineData("upper case, blanks")]
    [InlineData("0x and commas")]
    [InlineData("xxd")]
    [InlineData("hexdump -C")]
    [InlineData("od -tx1")]
    public void Hexadecimal_text_is_read(string form) => AssertSame(Run.Of(Text(form), "--json"));

    [Fact]
    public void An_empty_line_ends_a_datagram_and_a_remark_is_none()
    {
        string text = $"# first\n{Hex(Samples.NewLink())} # made by hand\n\n\n{Hex(Samples.GetAddress())}\n";
        Run run = Run.Of(text, "--json");
        Assert.Equal([0, 0], run.Json.Select(message => message.GetProperty("offset").GetInt32()));
    }

    [Theory]
    [InlineData("1c0000001600x0", "line 1, column 13: 'x' is no hexadecimal digit")]
    [InlineData("1c000\n", "line 1, column 1: an odd number of digits")]
    [InlineData("\n1c000000 1600\n", "line 2, offset 0: 6 bytes are left, a message header has 16")]
    [InlineData("# nothing\n", "has no bytes in it")]
    public void Bad_text_is_told_at_its_line(string text, string fault)
    {
        Run run = Run.Of(text);
        Assert.Equal((1, $"netlink-decode: standard input: {fault}\n"), (run.Exit, run.Errors));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void A_capture_is_read_in_either_byte_order_and_tells_the_protocol(bool isLittle, bool isNano)
    {
        byte[] file = Captured.Pcap(isLittle, isNano, 253, (0, Samples.NewLink()), (16, Generic()), (0, Samples.GetAddress()));
        Run run = Run.Of(file, "--json");
        Assert.Equal(("", 0), (run.Errors, run.Exit));
        Assert.Equal(["newlink", "getfamily", "getaddr"], run.Json.Select(message => message.GetProperty("operation").GetString()));
        Assert.Equal(24 + 16 + 16, run.Json[0].GetProperty("offset").GetInt32());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_capture_of_wireshark_is_read(bool isLittle)
    {
        Run run = Run.Of(Captured.PcapNg(isLittle, 253, (0, Samples.NewLink()), (16, Generic())), "--json");
        Assert.Equal(("", 0), (run.Errors, run.Exit));
        Assert.Equal(["newlink", "getfamily"], run.Json.Select(message => message.GetProperty("operation").GetString()));
    }

    [Fact]
    public void A_capture_of_something_else_or_cut_off_is_told()
    {
        Assert.Contains("offset 20: link type 1; netlink is 253", Run.Of(Captured.Pcap(true, false, 1, (0, s_datagram))).Errors, StringComparison.Ordinal);
        Run cut = Run.Of(Captured.Pcap(true, false, 253, (0, Samples.NewLink()), (0, Samples.GetAddress()))[..^3], "--json");
        Assert.Single(cut.Json);
        Assert.Contains("the packet is cut off", cut.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sendto(3, \"{0}\", 116, 0, NULL, 0) = 116")]
    [InlineData("[pid  4121] 10:11:12.131415 sendmsg(3, {{msg_name={{sa_family=AF_NETLINK, nl_pid=0}}, msg_iov=[{{iov_base=\"{0}\", iov_len=116}}], msg_iovlen=1}}, 0) = 116")]
    [InlineData("<... recvfrom resumed>\"{0}\", 32768, 0, NULL, NULL) = 116")]
    public void Strings_of_strace_are_read(string call)
    {
        string text = "socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 3\nrecvfrom(3,  <unfinished ...>\n" + string.Format(CultureInfo.InvariantCulture, call, Escaped(s_datagram)) + "\n";
        AssertSame(Run.Of(text, "--json"));
    }

    [Fact]
    public void What_strace_took_apart_but_for_its_contents_is_put_together_again()
    {
        const string Trace = """
            socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_GENERIC) = 4
            sendmsg(4, {msg_iov=[{iov_base=[{nlmsg_len=36, nlmsg_type=nlctrl, nlmsg_flags=NLM_F_REQUEST|NLM_F_ACK|0x300, nlmsg_seq=5, nlmsg_pid=-2}, "\x03\x00\x00\x00\x0d\x00\x02\x00\x6d\x70\x74\x63\x70\x5f\x70\x6d\x00\x00\x00\x00"], iov_len=36}], msg_iovlen=1}, 0) = 36
            """;
        Run run = Run.Of(Trace, "--json");
        Assert.Equal(("", 0), (run.Errors, run.Exit));
        Assert.Equal(
            """{"offset":0,"len":36,"type":16,"family":"nlctrl","operation":"getfamily","flags":773,"seq":5,"pid":4294967294,"header":{"cmd":3,"version":0},"attributes":{"family-name":"mptcp_pm"}}""",
            Assert.Single(run.Json).GetRawText());
    }

    [Fact]
    public void Strings_that_strace_cut_and_traces_without_bytes_are_told()
    {
        Assert.Equal(
            "netlink-decode: standard input: line 2: strace cut the string off; run it with -s 65535\n",
            Run.Of("socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 3\nsendto(3, \"\\x14\\x00\\x00\"..., 20, 0, NULL, 0) = 20\n").Errors);
        Assert.Contains("-e read=all -e write=all", Run.Of("openat(AT_FDCWD, \"/etc/passwd\", O_RDONLY) = 3\n").Errors, StringComparison.Ordinal);
    }

    private static void AssertSame(Run run)
    {
        Assert.Equal(("", 0), (run.Errors, run.Exit));
        Assert.Equal(Run.Of(s_datagram, "--json").Output, run.Output);
    }

    /// <summary>CTRL_CMD_GETFAMILY, all of them.</summary>
    private static byte[] Generic() => [20, 0, 0, 0, 16, 0, 1, 3, 1, 0, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0];

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static string Escaped(byte[] bytes) => string.Concat(bytes.Select(value => $"\\x{value:x2}"));

    private static string Text(string form)
    {
        if (form == "bare digits") return Hex(s_datagram);
        var text = new StringBuilder();
        for (int at = 0; at < s_datagram.Length; at += 16)
        {
            byte[] row = s_datagram[at..Math.Min(at + 16, s_datagram.Length)];
            string shown = string.Concat(row.Select(value => value is >= 0x20 and < 0x7f ? (char)value : '.'));
            string bytes = string.Join(' ', row.Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
            text.AppendLine(form switch
            {
                "upper case, blanks" => bytes.ToUpperInvariant(),
                "0x and commas" => string.Join(", ", row.Select(value => $"0x{value:x2}")) + ",",
                "xxd" => string.Create(CultureInfo.InvariantCulture, $"{at:x8}: {Pairs(row),-39}  {shown}"),
                "hexdump -C" => string.Create(CultureInfo.InvariantCulture, $"{at:x8}  {bytes,-48}  |{shown}|"),
                _ => string.Create(CultureInfo.InvariantCulture, $"{Convert.ToString(at, 8).PadLeft(7, '0')} {bytes}"),
            });
        }
        if (form == "hexdump -C") text.AppendLine(CultureInfo.InvariantCulture, $"{s_datagram.Length:x8}");
        if (form == "od -tx1") text.AppendLine(Convert.ToString(s_datagram.Length, 8).PadLeft(7, '0'));
        return text.ToString();
    }

    private static string Pairs(byte[] row) => string.Join(' ', row.Chunk(2).Select(pair => Convert.ToHexStringLower(pair)));
}
