using System.Runtime.InteropServices;
using static Tmds.Linux.LibC;

namespace HostDevice.Native;

/// <summary>Small files, such as those of sysfs, from and to the caller's buffer.</summary>
internal static unsafe partial class SmallFile
{
    /// <summary>Writes the file whole, mode 0600, over what was there.</summary>
    /// <inheritdoc cref="Read"/>
    internal static int Write(ReadOnlySpan<byte> path, ReadOnlySpan<byte> text)
    {
        int fd;
        fixed (byte* start = path)
            fd = open(start, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, (Tmds.Linux.mode_t)OwnerOnlyFile);
        if (fd < 0)
            return errno;
        long count;
        fixed (byte* start = text)
            count = write(fd, start, text.Length);
        int failed = count == text.Length ? 0 : count < 0 ? errno : ENOSPC;
        _ = close(fd);
        return failed;
    }

    /// <summary>Writes to a file that exists, such as a switch under <c>/proc/sys</c>.</summary>
    /// <inheritdoc cref="Read"/>
    internal static int Set(ReadOnlySpan<byte> path, ReadOnlySpan<byte> text)
    {
        int fd;
        fixed (byte* start = path)
            fd = open(start, O_WRONLY | O_CLOEXEC, default);
        if (fd < 0)
            return errno;
        long count;
        fixed (byte* start = text)
            count = write(fd, start, text.Length);
        int failed = count < 0 ? errno : 0;
        _ = close(fd);
        return failed;
    }

    /// <summary>Makes a directory, mode 0700.</summary>
    /// <inheritdoc cref="Read"/>
    internal static int MakeDirectory(ReadOnlySpan<byte> path)
    {
        fixed (byte* start = path)
            return mkdir(start, (Tmds.Linux.mode_t)OwnerOnlyDirectory) == 0 ? 0 : errno;
    }

    /// <summary>Whether there is anything at the path, symbolic links followed.</summary>
    /// <param name="path">A NUL must follow it in memory.</param>
    internal static bool Exists(ReadOnlySpan<byte> path)
    {
        fixed (byte* start = path)
            return faccessat(AT_FDCWD, start, F_OK, 0) == 0;
    }

    /// <summary>Removes a file.</summary>
    /// <inheritdoc cref="Read"/>
    internal static int Remove(ReadOnlySpan<byte> path)
    {
        fixed (byte* start = path)
            return unlink(start) == 0 ? 0 : errno;
    }

    /// <summary>Gives a file another name, in place of what had it.</summary>
    internal static int Rename(ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        fixed (byte* source = from, target = to)
            return rename(source, target) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int rename(byte* from, byte* to);

    private const ushort OwnerOnlyFile = 0b110_000_000;
    private const ushort OwnerOnlyDirectory = 0b111_000_000;

    /// <summary>Reads the file. Small ones give all they have at once: fewer bytes than asked for are the end.</summary>
    /// <param name="path">A NUL must follow it in memory, as <see cref="PathText.TryJoin"/> leaves it.</param>
    /// <param name="buffer">What does not fit is left out.</param>
    /// <param name="text">What was read.</param>
    /// <returns>0, or the errno.</returns>
    internal static int Read(scoped ReadOnlySpan<byte> path, Span<byte> buffer, out ReadOnlySpan<byte> text)
    {
        text = default;
        int fd;
        fixed (byte* start = path)
            fd = open(start, O_RDONLY | O_CLOEXEC, default);
        if (fd < 0)
            return errno;
        long count;
        int failed = 0;
        fixed (byte* start = buffer)
        {
            do
                count = read(fd, start, buffer.Length);
            while (count < 0 && (failed = errno) == EINTR);
        }
        _ = close(fd);
        text = buffer[..(int)Math.Max(count, 0)];
        return count < 0 ? failed : 0;
    }
}
