using System.Globalization;
using Netlink.Codec;

namespace Netlink.Decode.Input;

/// <summary>Messages as they are: one datagram, or many in a row, as <c>ip monitor file</c> writes them.</summary>
internal static class RawInput
{
    public static string? Read(Source source, IDatagrams to)
    {
        bool isFirst = true;
        while (true)
        {
            source.Fill(WireFormat.HeaderSize);
            if (source.Window.IsEmpty) return isFirst ? "is empty" : null;
            if (source.Window.Length >= WireFormat.HeaderSize)
            {
                uint length = WireFormat.Read<uint>(source.Window, WireFormat.LengthAt);
                if (length > Limits.Datagram) return At(source.Offset, $"nlmsg_len is {length}; no message is longer than {Limits.Datagram} bytes");
                if (length >= WireFormat.HeaderSize) source.Fill(WireFormat.Align((int)length));
            }
            if (Messages.Next(source.Window, out int size) is { } fault)
                return !isFirst && IsPadding(source) ? null : At(source.Offset, fault);
            if (to.Take(source.Window[..size], source.Offset, null, null) is { } wrong) return wrong;
            source.Skip(size);
            isFirst = false;
        }
    }

    /// <summary>Zeros to the end: iproute2 sends more than its message, and the kernel passes over it.</summary>
    private static bool IsPadding(Source source)
    {
        do
        {
            if (source.Window.ContainsAnyExcept((byte)0)) return false;
            source.Skip(source.Window.Length);
        }
        while (source.Fill(1));
        return true;
    }

    private static string At(long offset, string fault) => string.Create(CultureInfo.InvariantCulture, $"offset {offset}: {fault}");
}
