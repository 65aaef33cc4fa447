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

    private Strace(IEnumerable<Thread> threads, Thread main)
    {
        int[] own = [main.Id, .. main.Lines.Select(line => OwnThread().Match(line)).Where(made => made.Success)
            .Select(made => int.Parse(made.Groups[1].Value, CultureInfo.InvariantCulture))];
        foreach (Thread thread in threads)
            Take(thread.Lines, isOwn: own.Contains(thread.Id));
    }

    /// <summary>Runs the call under strace; the call must succeed.</summary>
    /// <param name="call">The call.</param>
    /// <param name="folder">For strace's files.</param>
    /// <param name="calls">What is traced, as strace's <c>-e</c>; <c>trace=all</c> for a count of everything.</param>
    public static Strace Of(PluginCall call, string folder, string calls = Calls) => Run(call, folder, calls, result => result.AssertSuccess());

    /// <summary>Runs a call under strace that must fail.</summary>
    public static Strace OfRefused(PluginCall call, string folder) => Run(call, folder, Calls, result => result.AssertError());

    private static Strace Run(PluginCall call, string folder, string calls, Action<PluginResult> assert)
    {
        string files = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName, "thread");
        PluginCall traced = call with { Under = ["strace", "-ff", "-qq", "-e", calls, "-e", "write=all", "-e", "signal=none", "-o", files] };
        assert(traced.Run());
        // One file per thread: no line of one thread stands inside another's dump.
        Thread[] threads = [.. Directory.GetFiles(Path.GetDirectoryName(files)!).Order(StringComparer.Ordinal).Select(Thread.Read)];
        Thread main = threads.Single(thread => thread.Lines is [var first, ..] && first.StartsWith($"execve(\"{call.Binary}\"", StringComparison.Ordinal));
        return new Strace(threads, main);
    }

    /// <summary>How many calls the plugin's own threads made, those of programs it started not among them.</summary>
    public int OwnCount { get; private set; }

    /// <summary>Calls of the plugin's own threads.</summary>
    public IEnumerable<string> OwnNamed(params string[] names) => Named(_calls.Take(OwnCount), names);

    /// <summary>Every datagram sent, as the messages it holds.</summary>
    public IEnumerable<NetlinkBytes[]> Datagrams => _sent.Select(datagram => NetlinkBytes.Split(datagram).ToArray());

    /// <summary>Messages that move a link to another namespace.</summary>
    public IEnumerable<NetlinkBytes> Moves => Datagrams.SelectMany(datagram => datagram)
        .Where(message => message.Type is NetlinkBytes.NewLink or NetlinkBytes.SetLink
            && (message.Attribute(NetlinkBytes.NetNsFd) ?? message.Attribute(NetlinkBytes.NetNsPid)) is not null);

    /// <summary>The types of all messages that wait for the RTNL mutex, in order.</summary>
    public IEnumerable<int> RtnlRequests => Datagrams.SelectMany(datagram => datagram).Where(TakesRtnl).Select(message => message.Type);

    /// <summary>Calls of these names, as strace prints them.</summary>
    public IEnumerable<string> Named(params string[] names) => Named(_calls, names);

    /// <summary>All calls in order, the plugin's before those of the programs it started.</summary>
    public IReadOnlyList<string> InOrder => _calls;

    public override string ToString() => string.Join('\n', _calls);

    // Namespace ids are looked up without RTNL, and so are addresses and routes of one family; everything else that a move could need takes it.
    private static bool TakesRtnl(NetlinkBytes message)
        => message.Type >= NetlinkBytes.NewLink && message.Type is not (RtmNewNsid or RtmGetNsid)
            && !(message.Type is RtmGetAddr or RtmGetRoute && message.Family != 0);

    private const int RtmGetAddr = 22, RtmGetRoute = 26, RtmNewNsid = 88, RtmGetNsid = 90;

    private static IEnumerable<string> Named(IEnumerable<string> calls, string[] names)
        => calls.Where(call => names.Any(name => call.StartsWith(name + "(", StringComparison.Ordinal)));

    private void Take(string[] lines, bool isOwn)
    {
        var bytes = new List<byte>();
        bool isMessage = false;
        foreach (string line in lines)
        {
            if (DumpLine().Match(line) is { Success: true } dump)
            {
                bytes.AddRange(dump.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(pair => byte.Parse(pair, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            }
            else if (!line.StartsWith(" *", StringComparison.Ordinal))
            {
                Flush(bytes, isMessage);
                // write=all dumps what goes to files too.
                isMessage = line.StartsWith("send", StringComparison.Ordinal);
                _calls.Insert(isOwn ? OwnCount++ : _calls.Count, line);
            }
        }
        Flush(bytes, isMessage);
    }

    private void Flush(List<byte> bytes, bool isMessage)
    {
        if (bytes.Count > 0 && isMessage)
            _sent.Add([.. bytes]);
        bytes.Clear();
    }

    [GeneratedRegex(@"^ \| [0-9a-f]{5,}  ((?:[0-9a-f]{2} {1,2}){1,16})")]
    private static partial Regex DumpLine();

    [GeneratedRegex(@"CLONE_THREAD.* = (\d+)$")]
    private static partial Regex OwnThread();

    private sealed record Thread(int Id, string[] Lines)
    {
        public static Thread Read(string file)
            => new(int.Parse(Path.GetExtension(file.AsSpan())[1..], provider: CultureInfo.InvariantCulture), File.ReadAllLines(file));
    }
}
