using System.Buffers.Binary;
using System.Runtime.InteropServices;
using static Tmds.Linux.LibC;

namespace HostDevice.Native;

/// <summary>Looks into a directory without allocating: <c>getdents64(2)</c>.</summary>
internal static unsafe partial class DirectoryReader
{
    /// <summary><c>NAME_MAX</c> of <c>linux/limits.h</c>.</summary>
    internal const int MaxName = 255;

    // struct linux_dirent64: u64 ino, s64 off, u16 reclen, u8 type, then the name and its NUL.
    private const int LengthAt = 16;
    private const int NameAt = 19;

    /// <summary>The entry that is first in byte order; no hidden ones.</summary>
    /// <param name="path">A NUL must follow it in memory, as <see cref="PathText.TryJoin"/> leaves it.</param>
    /// <param name="prefix">What the name must begin with.</param>
    /// <param name="entry">At least <see cref="MaxName"/> bytes.</param>
    /// <param name="length">Bytes of the name; 0 when there is no such entry.</param>
    /// <returns>0, or the errno.</returns>
    internal static int FirstEntry(ReadOnlySpan<byte> path, ReadOnlySpan<byte> prefix, Span<byte> entry, out int length)
    {
        length = 0;
        int fd;
        fixed (byte* start = path)
            fd = open(start, O_RDONLY | O_DIRECTORY | O_CLOEXEC, default);
        if (fd < 0)
            return errno;
        int failed = Scan(fd, prefix, entry, ref length);
        _ = close(fd);
        return failed;
    }

    private static int Scan(int fd, ReadOnlySpan<byte> prefix, Span<byte> entry, ref int length)
    {
        Span<byte> buffer = stackalloc byte[4096];
        while (true)
        {
            nint read;
            fixed (byte* start = buffer)
                read = getdents64(fd, start, (nuint)buffer.Length);
            if (read <= 0)
                return read < 0 ? Marshal.GetLastPInvokeError() : 0;
            for (ReadOnlySpan<byte> rest = buffer[..(int)read]; rest.Length > NameAt;)
            {
                int size = BinaryPrimitives.ReadUInt16LittleEndian(rest[LengthAt..]);
                ReadOnlySpan<byte> name = rest[NameAt..size];
                Take(name[..name.IndexOf((byte)0)], prefix, entry, ref length);
                rest = rest[size..];
            }
        }
    }

    private static void Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> prefix, Span<byte> entry, ref int length)
    {
        if (name.StartsWith("."u8) || !name.StartsWith(prefix))
            return;
        if (length != 0 && name.SequenceCompareTo(entry[..length]) >= 0)
            return;
        name.CopyTo(entry);
        length = name.Length;
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint getdents64(int fd, byte* buffer, nuint size);
}
