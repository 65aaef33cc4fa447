using System.Runtime.InteropServices;

namespace HostDevice.Native;

/// <summary>An errno in the words that upstream prints.</summary>
internal static unsafe class Errno
{
    /// <summary>libc's text, the first letter in lower case unless it begins an acronym: <c>no such file or directory</c>.</summary>
    internal static string Text(int errno)
    {
        string text = Marshal.PtrToStringUTF8((nint)Libc.strerror(errno)) ?? "";
        if (text.Length < 2 || !char.IsAsciiLetterUpper(text[0]) || char.IsAsciiLetterUpper(text[1]))
            return text;
        return (char)(text[0] | 0x20) + text[1..];
    }
}
