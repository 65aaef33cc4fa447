using System.Globalization;
using System.Text.RegularExpressions;
using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Trace;

/// <summary>
/// What a call of the plugin asked of the kernel, as strace saw it. Messages are taken from strace's hexadecimal dump, since
/// strace itself decodes netlink only on sockets of its own namespace.
/// </summary>
internal sealed partial class Strace
{
    private const string Calls = "trace=%network,setns,unshare,mount,clone,clone3,fork,vfork,execve,ioctl";
    private readonly List<string> _calls = [];
    private readonly List<byte[]> _sent = [];

    private Strace(IEnumerable<string> lines)
    {
        var bytes = new List<byte>();
        foreach (string line in lines)
        {
            if (DumpLine().Match(line) is { Success: true } dump)
            {
                bytes.AddRange(dump.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(pair => byte.Parse(pair, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            }
            else if (!line.StartsWith(" *", StringComparison.Ordinal))
            {
                Flush(bytes);
                _calls.Add(line);
            }
        }
        Flush(bytes);
    }

    /// <summary>Runs the call under strace; the call must succeed.</summary>
    public static Strace Of(PluginCall call, string folder)
    {
        string files = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName, "thread");
        PluginCall traced = call with { Under = ["strace", "-ff", "-qq", "-e", Calls, "-e", "write=all", "-e", "signal=none", "-o", files] };
        traced.Run().AssertSuccess();
        // One file per thread: no line of one thread stands inside another's dump.
        return new Strace(Directory.GetFiles(Path.GetDirectoryName(files)!).Order(StringComparer.Ordinal).SelectMany(File.ReadLines));
    }

    /// <summary>Every datagram sent, as the messages it holds.</summary>
    public IEnumerable<NetlinkBytes[]> Datagrams => _sent.Select(datagram => NetlinkBytes.Split(datagram).ToArray());

    /// <summary>Messages that move a link to another namespace.</summary>
    public IEnumerable<NetlinkBytes> Moves => Datagrams.SelectMany(datagram => datagram)
        .Where(message => message.Type is NetlinkBytes.NewLink or NetlinkBytes.SetLink
            && (message.Attribute(NetlinkBytes.NetNsFd) ?? message.Attribute(NetlinkBytes.NetNsPid)) is not null);

    /// <summary>The types of all messages that wait for the RTNL mutex, in order.</summary>
    public IEnumerable<int> RtnlRequests => Datagrams.SelectMany(datagram => datagram).Where(TakesRtnl).Select(message => message.Type);

    /// <summary>Calls of these names, as strace prints them.</summary>
    public IEnumerable<string> Named(params string[] names)
        => _calls.Where(call => names.Any(name => call.StartsWith(name + "(", StringComparison.Ordinal)));

    /// <summary>All calls in order, the plugin's before those of the programs it started.</summary>
    public IReadOnlyList<string> InOrder => _calls;

    public override string ToString() => string.Join('\n', _calls);

    // Namespace ids are looked up without RTNL, and so are addresses and routes of one family; everything else that a move could need takes it.
    private static bool TakesRtnl(NetlinkBytes message)
        => message.Type >= NetlinkBytes.NewLink && message.Type is not (RtmNewNsid or RtmGetNsid)
            && !(message.Type is RtmGetAddr or RtmGetRoute && message.Family != 0);

    private const int RtmGetAddr = 22, RtmGetRoute = 26, RtmNewNsid = 88, RtmGetNsid = 90;

    private void Flush(List<byte> bytes)
    {
        if (bytes.Count > 0)
            _sent.Add([.. bytes]);
        bytes.Clear();
    }

    [GeneratedRegex(@"^ \| [0-9a-f]{5,}  ((?:[0-9a-f]{2} {1,2}){1,16})")]
    private static partial Regex DumpLine();
}
