using System.Text;

namespace Netlink.Codec.Tests.Kernel;

/// <summary>A network namespace of one test. Disposing removes it, and with it every virtual link inside.</summary>
internal sealed class TestNamespace : IDisposable
{
    private static int s_count;

    private readonly NetworkNamespace _own;
    private readonly List<NetlinkSocket> _sockets = [];

    public TestNamespace()
    {
        Name = $"hdf-codec-{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}";
        Command.Run("ip", "netns", "add", Name);
        // Link-local addresses and their DAD come and go by timer.
        Command.Run("ip", "netns", "exec", Name, "sysctl", "-qw", "net.ipv6.conf.default.addr_gen_mode=1",
            "net.ipv6.conf.default.accept_dad=0");
        Assert.False(NetworkNamespace.OpenOwn(out _own).Failed);
        Assert.False(NetworkNamespace.Open(Encoding.UTF8.GetBytes(Path), out NetworkNamespace opened, out _).Failed);
        Opened = opened;
    }

    public string Name { get; }

    public string Path => "/run/netns/" + Name;

    public NetworkNamespace Opened { get; }

    /// <summary>A socket that lives in the namespace and is closed with it.</summary>
    public NetlinkSocket OpenSocket(int protocol = NetlinkSocket.Route)
    {
        NetlinkError error = NetlinkSocket.OpenIn(protocol, Opened, _own, out NetlinkSocket? socket);
        Assert.False(error.Failed, error.ToString());
        _sockets.Add(socket!);
        return socket!;
    }

    /// <summary>Runs <c>ip</c> in this namespace, the arguments in one line: <c>Ip("link set dev0 up")</c>.</summary>
    public string Ip(string arguments) => Command.Run("ip", ["-n", Name, .. Words(arguments)]);

    /// <summary>Index of a link, by <c>ip</c>.</summary>
    public int Index(string link)
        => int.Parse(Ip($"-o link show dev {link}").Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);

    public static string[] Words(string arguments) => arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose()
    {
        foreach (NetlinkSocket socket in _sockets)
            socket.Dispose();
        Opened.Dispose();
        _own.Dispose();
        Command.TryRun("ip", "netns", "del", Name);
    }
}
