using System.Buffers.Text;

namespace HostDevice.Native;

/// <summary>Which Linux this is.</summary>
internal static unsafe class KernelRelease
{
    // struct utsname of linux/utsname.h: sysname, nodename, release, version, machine, domainname.
    private const int FieldSize = 65;
    private const int ReleaseAt = 2 * FieldSize;
    private const int Size = 6 * FieldSize;

    /// <summary>Whether the running kernel is of this version or a later one. One whose release is no version counts as old.</summary>
    internal static bool IsAtLeast(int major, int minor)
    {
        Span<byte> names = stackalloc byte[Size];
        fixed (byte* start = names)
        {
            if (Libc.uname(start) != 0)
                return false;
        }
        return IsAtLeast(names.Slice(ReleaseAt, FieldSize), major, minor);
    }

    /// <summary>The same for a release as text: <c>6.18.44-amd64</c>.</summary>
    internal static bool IsAtLeast(ReadOnlySpan<byte> release, int major, int minor)
    {
        if (!Utf8Parser.TryParse(release, out int first, out int length) || !release[length..].StartsWith("."u8)
            || !Utf8Parser.TryParse(release[(length + 1)..], out int second, out _))
            return false;
        return first > major || (first == major && second >= minor);
    }
}
