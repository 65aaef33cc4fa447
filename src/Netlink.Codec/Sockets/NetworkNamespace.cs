using System.Runtime.InteropServices;
using static Tmds.Linux.LibC;

namespace Netlink.Codec;

/// <summary>An open network namespace: <c>namespaces(7)</c>. Owns its file descriptor.</summary>
public readonly struct NetworkNamespace : IDisposable, IEquatable<NetworkNamespace>
{
    private readonly int _fdPlusOne;
    private readonly ulong _device;
    private readonly ulong _inode;

    private NetworkNamespace(int fd, ulong device, ulong inode)
    {
        _fdPlusOne = fd + 1;
        _device = device;
        _inode = inode;
    }

    /// <summary>File descriptor, -1 for the default value.</summary>
    public int Fd => _fdPlusOne - 1;

    /// <summary>Opens the namespace of the calling thread.</summary>
    public static NetlinkError OpenOwn(out NetworkNamespace ns) => Open("/proc/thread-self/ns/net"u8, out ns, out _);

    /// <summary>Opens a namespace by path.</summary>
    /// <param name="path">A file of nsfs (or of procfs, on old kernels): <c>/run/netns/NAME</c>, <c>/proc/PID/ns/net</c>. No NUL needed.</param>
    /// <param name="ns">The open namespace.</param>
    /// <param name="fileSystem">Magic number of the file system where the file lies (<c>linux/magic.h</c>), 0 if it could not be opened.</param>
    /// <returns>The system call that failed, or <see cref="NetlinkFault.Malformed"/> when the file is no namespace.</returns>
    public static unsafe NetlinkError Open(ReadOnlySpan<byte> path, out NetworkNamespace ns, out long fileSystem)
    {
        ns = default;
        fileSystem = 0;
        const int MaxPath = 4096;
        if (path.Length >= MaxPath)
            return new NetlinkError(NetlinkFault.SystemCall, errno: 36, attribute: "open");
        Span<byte> terminated = stackalloc byte[path.Length + 1];
        path.CopyTo(terminated);
        terminated[^1] = 0;

        int fd;
        fixed (byte* name = terminated)
            fd = open(name, O_RDONLY | O_CLOEXEC, default);
        if (fd < 0)
            return new NetlinkError(NetlinkFault.SystemCall, errno, attribute: "open");

        NetlinkError error = Identify(fd, out ns, out fileSystem);
        if (error.Failed)
            _ = close(fd);
        return error;
    }

    /// <summary>Opens a namespace that is open already under another file descriptor, which stays its owner's.</summary>
    /// <returns>The system call that failed, or <see cref="NetlinkFault.Malformed"/> when the file is no namespace.</returns>
    public static NetlinkError Open(int fd, out NetworkNamespace ns)
    {
        ns = default;
        int own = fcntl(fd, F_DUPFD_CLOEXEC, 0);
        if (own < 0)
            return new NetlinkError(NetlinkFault.SystemCall, errno, attribute: "fcntl");
        NetlinkError error = Identify(own, out ns, out _);
        if (error.Failed)
            _ = close(own);
        return error;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        if (_fdPlusOne != 0)
            _ = close(Fd);
    }

    /// <summary>Whether both are the same namespace (device and inode of the file, not its path).</summary>
    public bool Equals(NetworkNamespace other) => _device == other._device && _inode == other._inode;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NetworkNamespace other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_device, _inode);

    /// <summary>The same namespace.</summary>
    public static bool operator ==(NetworkNamespace left, NetworkNamespace right) => left.Equals(right);

    /// <summary>Another namespace.</summary>
    public static bool operator !=(NetworkNamespace left, NetworkNamespace right) => !left.Equals(right);

    /// <summary>Moves the calling thread into the namespace. Open sockets and files stay where they were opened.</summary>
    public NetlinkError Enter()
        => setns(Fd, Native.NewNetworkNamespace) == 0 ? default : new NetlinkError(NetlinkFault.SystemCall, errno, attribute: "setns");

    private static unsafe NetlinkError Identify(int fd, out NetworkNamespace ns, out long fileSystem)
    {
        ns = default;
        fileSystem = 0;
        StatfsBuffer fs;
        if (LibC.fstatfs(fd, &fs) != 0)
            return new NetlinkError(NetlinkFault.SystemCall, Marshal.GetLastPInvokeError(), attribute: "fstatfs");
        fileSystem = fs[0];
        if (fileSystem is not (Native.NsfsMagic or Native.ProcfsMagic))
            return new NetlinkError(NetlinkFault.Malformed);
        Tmds.Linux.stat file;
        if (fstat(fd, &file) != 0)
            return new NetlinkError(NetlinkFault.SystemCall, errno, attribute: "fstat");
        ns = new NetworkNamespace(fd, file.st_dev, file.st_ino);
        return default;
    }
}
