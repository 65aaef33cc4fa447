using System.Globalization;
using System.Text.RegularExpressions;

namespace Plugin.Latency.Trace;

/// <summary>
/// What one thread asked of the kernel, as <c>strace -ff -e write=all</c> wrote it down. Netlink messages are taken from the
/// hexadecimal dump, since strace itself names them only on sockets of its own namespace.
/// </summary>
internal sealed partial class StraceLog
{
    private readonly List<byte[]> _datagrams = [];

    internal StraceLog(IEnumerable<string> lines)
    {
        bool isNetlink = false;
        var bytes = new List<byte>();
        foreach (string line in lines)
        {
            if (DumpLine().Match(line) is { Success: true } dump)
            {
                if (isNetlink)
                    bytes.AddRange(dump.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(pair => byte.Parse(pair, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
                continue;
            }
            Keep(bytes);
            if (!CallLine().IsMatch(line))
                continue;
            SystemCalls++;
            isNetlink = SendLine().IsMatch(line) && line.Contains("AF_NETLINK", StringComparison.Ordinal);
        }
        Keep(bytes);
    }

    /// <summary>How many system calls, failed ones too.</summary>
    internal int SystemCalls { get; }

    /// <summary>Every message sent to the kernel, in order.</summary>
    internal IEnumerable<RtnlMessage> Messages => _datagrams.SelectMany(RtnlMessage.Split);

    private void Keep(List<byte> bytes)
    {
        if (bytes.Count > 0)
            _datagrams.Add([.. bytes]);
        bytes.Clear();
    }

    [GeneratedRegex(@"^ \| [0-9a-f]{5,}  ((?:[0-9a-f]{2} {1,2}){1,16})")]
    private static partial Regex DumpLine();

    [GeneratedRegex(@"^[a-z_][a-z0-9_]*\(")]
    private static partial Regex CallLine();

    [GeneratedRegex(@"^send(to|msg|mmsg)\(")]
    private static partial Regex SendLine();
}
