using System.Runtime.InteropServices;

namespace HostDevice.Native;

/// <summary>The calls of libc that Tmds.LibC does not bind. All are blittable and none blocks.</summary>
internal static unsafe partial class Libc
{
    /// <summary>Value of an environment variable, or null. The memory lives as long as the process. <c>stdlib.h</c></summary>
    [LibraryImport("libc")]
    [SuppressGCTransition]
    private static partial byte* getenv(byte* name);

    /// <summary>Text of an errno. <c>string.h</c></summary>
    [LibraryImport("libc")]
    [SuppressGCTransition]
    internal static partial byte* strerror(int errno);

    /// <summary>Writes an address of 4 or 16 bytes as text with a NUL at its end; null when it does not fit. <c>arpa/inet.h</c></summary>
    [LibraryImport("libc")]
    [SuppressGCTransition]
    internal static partial byte* inet_ntop(int family, byte* address, byte* text, uint size);

    /// <summary>Fills a <c>struct utsname</c>: six texts of 65 bytes each. <c>sys/utsname.h</c></summary>
    [LibraryImport("libc")]
    [SuppressGCTransition]
    internal static partial int uname(byte* names);

    /// <summary>Reads a variable; one that is not set and one that is empty are the same.</summary>
    /// <param name="name">A literal: the bytes must end with a NUL, as those of a <c>u8</c> literal do.</param>
    /// <remarks>.NET's own Environment copies the whole block into a dictionary of strings first.</remarks>
    internal static ReadOnlySpan<byte> Environment(ReadOnlySpan<byte> name)
    {
        fixed (byte* start = name)
            return MemoryMarshal.CreateReadOnlySpanFromNullTerminated(getenv(start));
    }
}
