using System.Runtime.InteropServices;
using Tmds.Linux;

namespace HostDevice.Native;

/// <summary>Whole-stream reads and writes of the descriptors a process is born with.</summary>
internal static unsafe class StandardStreams
{
    internal const int Input = 0;
    internal const int Output = 1;
    internal const int Error = 2;

    /// <summary>More than any network configuration: etcd keeps no object above 1.5 MiB.</summary>
    internal const int InputLimit = 4 * 1024 * 1024;

    /// <summary>Reads to the end of <paramref name="descriptor"/>.</summary>
    /// <param name="descriptor">Open for reading. One that is closed reads as empty, as upstream's run-time opens /dev/null there.</param>
    /// <param name="buffer">Where the bytes go if they fit; else they go to memory that is never given back.</param>
    /// <param name="content">What was read.</param>
    /// <returns>0, the errno of <c>read</c>, or EFBIG past <see cref="InputLimit"/>.</returns>
    internal static int ReadAll(int descriptor, Span<byte> buffer, out ReadOnlySpan<byte> content)
    {
        content = default;
        byte* grown = null;
        int length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length >= InputLimit)
                    return LibC.EFBIG;
                int size = Math.Max(2 * length, 4096);
                byte* larger = (byte*)NativeMemory.Realloc(grown, (nuint)size);
                if (grown == null)
                    buffer.CopyTo(new Span<byte>(larger, size));
                grown = larger;
                buffer = new Span<byte>(grown, size);
            }
            int count = ReadOnce(descriptor, buffer[length..]);
            if (count == -LibC.EINTR)
                continue;
            if (count < 0 && count != -LibC.EBADF)
                return -count;
            if (count <= 0)
                break;
            length += count;
        }
        content = buffer[..length];
        return 0;
    }

    /// <summary>Writes all of <paramref name="bytes"/>, in one <c>write</c> unless the kernel takes fewer.</summary>
    /// <returns>0 or the errno.</returns>
    internal static int WriteAll(int descriptor, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            fixed (byte* start = bytes)
            {
                long count = (long)LibC.write(descriptor, start, bytes.Length);
                if (count > 0)
                    bytes = bytes[(int)count..];
                else if (count == 0)
                    return LibC.EIO;
                else if (LibC.errno != LibC.EINTR)
                    return LibC.errno;
            }
        }
        return 0;
    }

    private static int ReadOnce(int descriptor, Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            long count = (long)LibC.read(descriptor, start, buffer.Length);
            return count < 0 ? -LibC.errno : (int)count;
        }
    }
}
