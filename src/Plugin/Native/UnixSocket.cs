using static Tmds.Linux.LibC;

namespace HostDevice.Native;

/// <summary>Sockets that lie in the file system: <c>unix(7)</c>.</summary>
internal static unsafe class UnixSocket
{
    /// <summary><c>sockaddr_un</c>: a family of 2 bytes and a path of 108.</summary>
    private const int PathOffset = 2;
    private const int MaxPath = 107;

    /// <summary>Whether somebody takes connections there. When that cannot be told, it is taken for granted.</summary>
    internal static bool IsListening(ReadOnlySpan<byte> path)
    {
        if (path.Length > MaxPath)
            return true;
        byte* address = stackalloc byte[PathOffset + MaxPath + 1];
        *(ushort*)address = (ushort)AF_UNIX;
        path.CopyTo(new Span<byte>(address + PathOffset, MaxPath));
        address[PathOffset + path.Length] = 0;
        // Not to be waited for: a queue that is full belongs to somebody who listens.
        int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        if (fd < 0)
            return true;
        int failed = connect(fd, (Tmds.Linux.sockaddr*)address, PathOffset + path.Length + 1) == 0 ? 0 : errno;
        _ = close(fd);
        return failed != ENOENT && failed != ECONNREFUSED;
    }
}
