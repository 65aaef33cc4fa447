using System.Text;
using Tmds.Linux;
using static Tmds.Linux.LibC;

namespace Plugin.KernelTests.Kernel;

/// <summary>
/// A netlink socket that listens to multicast inside another namespace. A socket stays where it was created, so only the
/// creation happens on a thread of its own, whose changed namespace dies with it.
/// </summary>
internal sealed unsafe class NamespaceSocket : IDisposable
{
    public const int Route = 0;
    public const int KobjectUevent = 15;

    private const uint NetlinkFamily = 16;

    private readonly int _fd;

    public NamespaceSocket(NetworkNamespace ns, int protocol, uint groups)
    {
        int fd = -1, errno = 0;
        var thread = new Thread(() => fd = Open(ns.Path, protocol, groups, out errno));
        thread.Start();
        thread.Join();
        if (fd < 0)
            Assert.Fail($"no netlink socket of protocol {protocol} in {ns.Name}: errno {errno}");
        _fd = fd;
    }

    /// <summary>
    /// Every datagram that has arrived. Both kinds of events are queued by the kernel before it acknowledges the request
    /// that causes them, so after the plugin's exit nothing more is under way.
    /// </summary>
    public List<byte[]> Drain()
    {
        var datagrams = new List<byte[]>();
        byte[] buffer = new byte[65536];
        while (true)
        {
            long length;
            fixed (byte* p = buffer)
                length = (long)recv(_fd, p, buffer.Length, MSG_DONTWAIT);
            if (length < 0)
                return errno == EAGAIN ? datagrams : throw new IOException($"recv: errno {errno}");
            datagrams.Add(buffer[..(int)length]);
        }
    }

    public void Dispose() => _ = close(_fd);

    private static int Open(string netns, int protocol, uint groups, out int error)
    {
        int target;
        fixed (byte* path = Encoding.UTF8.GetBytes(netns + "\0"))
            target = open(path, O_RDONLY | O_CLOEXEC);
        if (target < 0 || setns(target, CLONE_NEWNET) < 0)
        {
            error = errno;
            return -1;
        }
        _ = close(target);
        int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol);
        // struct sockaddr_nl: family, padding, port id 0 (the kernel chooses), groups.
        uint* address = stackalloc uint[3] { NetlinkFamily, 0, groups };
        if (fd >= 0 && bind(fd, (sockaddr*)address, 12) == 0)
        {
            error = 0;
            return fd;
        }
        error = errno;
        return -1;
    }
}
