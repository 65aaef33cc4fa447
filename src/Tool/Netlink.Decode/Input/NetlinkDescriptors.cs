using System.Globalization;
using System.Text;

namespace Netlink.Decode.Input;

/// <summary>Which file descriptors of a trace are netlink sockets, and of what protocol.</summary>
internal sealed class NetlinkDescriptors
{
    private static readonly Dictionary<string, int> s_protocols = new()
    {
        ["NETLINK_ROUTE"] = 0,
        ["NETLINK_USERSOCK"] = 2,
        ["NETLINK_SOCK_DIAG"] = 4,
        ["NETLINK_INET_DIAG"] = 4,
        ["NETLINK_NFLOG"] = 5,
        ["NETLINK_XFRM"] = 6,
        ["NETLINK_SELINUX"] = 7,
        ["NETLINK_ISCSI"] = 8,
        ["NETLINK_AUDIT"] = 9,
        ["NETLINK_FIB_LOOKUP"] = 10,
        ["NETLINK_CONNECTOR"] = 11,
        ["NETLINK_NETFILTER"] = 12,
        ["NETLINK_KOBJECT_UEVENT"] = 15,
        ["NETLINK_GENERIC"] = 16,
        ["NETLINK_RDMA"] = 20,
        ["NETLINK_CRYPTO"] = 21,
    };

    private static readonly string[] s_transfers = ["sendto", "sendmsg", "sendmmsg", "recvfrom", "recvmsg", "recvmmsg", "send", "recv", "write", "read"];

    private readonly Dictionary<int, int> _protocols = [];
    private int _unfinished = -1;

    /// <summary>Whether the line is a call that moves a netlink datagram; other calls are noted as far as they make or end sockets.</summary>
    /// <param name="protocol">Null when the trace does not tell.</param>
    public bool IsTransfer(ReadOnlySpan<byte> line, out int? protocol)
    {
        protocol = null;
        int open = line.IndexOf((byte)'('), resumed = line.IndexOf(" resumed>"u8);
        if (resumed >= 0) return IsTransfer(NameBefore(line, resumed), _unfinished, line, out protocol);
        if (open < 0) return false;
        string name = NameBefore(line, open);
        if (name == "socket") NoteSocket(line);
        int descriptor = Number(line[(open + 1)..]);
        if (name == "close") _protocols.Remove(descriptor);
        if (line.IndexOf("<unfinished ...>"u8) >= 0)
        {
            _unfinished = descriptor;
            if (name.StartsWith("recv", StringComparison.Ordinal) || name == "read") return false;
        }
        return IsTransfer(name, descriptor, line, out protocol);
    }

    private bool IsTransfer(string name, int descriptor, ReadOnlySpan<byte> line, out int? protocol)
    {
        protocol = null;
        // A look ahead, a failure: the bytes come again, or never were.
        if (Array.IndexOf(s_transfers, name) < 0 || line.IndexOf("MSG_PEEK"u8) >= 0 || line.IndexOf(") = -1 "u8) >= 0) return false;
        if (_protocols.TryGetValue(descriptor, out int known)) protocol = known;
        else if (Annotated(line) is { } told) protocol = told;
        else if (line.IndexOf("nlmsg_len="u8) < 0 && line.IndexOf("AF_NETLINK"u8) < 0) return _protocols.Count == 0 && name is not ("read" or "write");
        return true;
    }

    private void NoteSocket(ReadOnlySpan<byte> line)
    {
        int result = line.LastIndexOf(") = "u8);
        if (result < 0) return;
        int descriptor = Number(line[(result + 4)..]);
        _protocols.Remove(descriptor);
        int protocol = line.IndexOf("NETLINK_"u8);
        if (descriptor < 0 || line.IndexOf("AF_NETLINK"u8) < 0) return;
        string word = protocol < 0 ? "" : Word(line[protocol..]);
        if (s_protocols.TryGetValue(word, out int number)) _protocols[descriptor] = number;
    }

    /// <summary><c>3&lt;NETLINK:[GENERIC:5034]&gt;</c>, as <c>-yy</c> has it.</summary>
    private static int? Annotated(ReadOnlySpan<byte> line)
    {
        int at = line.IndexOf("<NETLINK:["u8);
        return at >= 0 && s_protocols.TryGetValue("NETLINK_" + Word(line[(at + 10)..]), out int number) ? number : null;
    }

    private static string NameBefore(ReadOnlySpan<byte> line, int end)
    {
        int start = end;
        while (start > 0 && (char.IsAsciiLetterOrDigit((char)line[start - 1]) || line[start - 1] == '_')) start--;
        return end - start > 32 ? "" : Encoding.ASCII.GetString(line[start..end]);
    }

    private static string Word(ReadOnlySpan<byte> text)
    {
        int end = 0;
        while (end < text.Length && end < 32 && (char.IsAsciiLetterOrDigit((char)text[end]) || text[end] == '_')) end++;
        return Encoding.ASCII.GetString(text[..end]);
    }

    private static int Number(ReadOnlySpan<byte> text)
    {
        int end = 0;
        while (end < text.Length && end < 9 && char.IsAsciiDigit((char)text[end])) end++;
        return int.TryParse(text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;
    }
}
