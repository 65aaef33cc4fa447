using System.Globalization;
using Netlink.Codec;

namespace Netlink.Decode.Input;

/// <summary>Where one message ends and the next begins, as the codec's walk has it, and why it does not go on.</summary>
internal static class Messages
{
    /// <param name="size">Bytes of the first message, padding included.</param>
    /// <returns>Null, or why there is no message.</returns>
    public static string? Next(ReadOnlySpan<byte> bytes, out int size)
    {
        var walk = new MessageEnumerator(bytes);
        size = walk.MoveNext() ? bytes.Length - walk.Rest.Length : 0;
        if (size > 0) return null;
        if (bytes.Length < WireFormat.HeaderSize) return Text($"{bytes.Length} bytes are left, a message header has {WireFormat.HeaderSize}");
        uint length = WireFormat.Read<uint>(bytes, WireFormat.LengthAt);
        return length < WireFormat.HeaderSize
            ? Text($"nlmsg_len is {length}, less than the header's own {WireFormat.HeaderSize} bytes")
            : Text($"nlmsg_len is {length}, but only {bytes.Length} bytes are left");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
