using System.Buffers.Binary;
using System.Runtime.InteropServices;
using static Tmds.Linux.LibC;

namespace HostDevice.Native;

/// <summary>The entries of a directory, hidden ones left out, in the file system's order, without allocating: <c>getdents64(2)</c>.</summary>
internal unsafe ref partial struct DirectoryWalk
{
    /// <summary><c>NAME_MAX</c> of <c>linux/limits.h</c>.</summary>
    internal const int MaxName = 255;

    /// <summary>Room that holds any entry and about a hundred usual ones, in bytes.</summary>
    internal const int Room = 4096;

    // struct linux_dirent64: u64 ino, s64 off, u16 reclen, u8 type, then the name and its NUL.
    private const int LengthAt = 16;
    private const int NameAt = 19;

    private readonly Span<byte> _buffer;
    private readonly int _fd;
    private ReadOnlySpan<byte> _rest;

    private DirectoryWalk(int fd, Span<byte> buffer)
    {
        _fd = fd;
        _buffer = buffer;
    }

    /// <summary>Name of the entry that <see cref="MoveNext"/> found; valid until the next call.</summary>
    internal ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Why the walk ended early; 0 after a whole one.</summary>
    internal int Failed { get; private set; }

    /// <summary>Begins a walk, to be disposed of.</summary>
    /// <param name="path">A NUL must follow it in memory, as <see cref="PathText.TryJoin"/> leaves it.</param>
    /// <param name="buffer">At least <see cref="Room"/> bytes.</param>
    /// <param name="walk">Before the first entry.</param>
    /// <returns>0, or the errno.</returns>
    internal static int Open(scoped ReadOnlySpan<byte> path, Span<byte> buffer, out DirectoryWalk walk)
    {
        int fd;
        fixed (byte* start = path)
            fd = open(start, O_RDONLY | O_DIRECTORY | O_CLOEXEC, default);
        walk = fd < 0 ? default : new DirectoryWalk(fd, buffer);
        return fd < 0 ? errno : 0;
    }

    /// <summary>Goes to the next entry.</summary>
    internal bool MoveNext()
    {
        do
        {
            if (_rest.Length <= NameAt && !Fill())
                return false;
            int size = BinaryPrimitives.ReadUInt16LittleEndian(_rest[LengthAt..]);
            ReadOnlySpan<byte> name = _rest[NameAt..size];
            Name = name[..name.IndexOf((byte)0)];
            _rest = _rest[size..];
        }
        while (Name.StartsWith("."u8));
        return true;
    }

    public readonly void Dispose() => _ = close(_fd);

    private bool Fill()
    {
        nint read;
        fixed (byte* start = _buffer)
            read = getdents64(_fd, start, (nuint)_buffer.Length);
        if (read < 0)
            Failed = Marshal.GetLastPInvokeError();
        _rest = _buffer[..(int)Math.Max(read, 0)];
        return read > 0;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint getdents64(int fd, byte* buffer, nuint size);
}
