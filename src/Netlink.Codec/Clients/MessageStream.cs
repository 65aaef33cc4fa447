using System.Buffers;
using CommunityToolkit.HighPerformance.Buffers;

namespace Netlink.Codec;

/// <summary>Messages in a stream of bytes, as <see cref="NetlinkSubscription.CopyToAsync"/> writes it: one after the other, each 4-aligned.</summary>
public static class MessageStream
{
    /// <summary>Takes the first message off <paramref name="bytes"/>: <c>while (MessageStream.TryRead(ref bytes, scratch, out message, ref error)) …</c></summary>
    /// <param name="bytes">What has been read; shortened by the message and its padding.</param>
    /// <param name="scratch">Where a message is put together that lies in two segments; emptied first.</param>
    /// <param name="message">The message, in place or in <paramref name="scratch"/>.</param>
    /// <param name="error"><see cref="NetlinkFault.Malformed"/> when a length is none: from there on the stream means nothing.</param>
    /// <returns>False when there is no whole message yet, or never will be.</returns>
    public static bool TryRead(ref ReadOnlySequence<byte> bytes, ArrayPoolBufferWriter<byte> scratch, out NetlinkMessage message, ref NetlinkError error)
    {
        message = default;
        Span<byte> header = stackalloc byte[WireFormat.HeaderSize];
        if (error.Failed || bytes.Length < header.Length)
            return false;
        bytes.Slice(0, header.Length).CopyTo(header);
        uint length = WireFormat.Read<uint>(header, WireFormat.LengthAt);
        if (length < WireFormat.HeaderSize || length > int.MaxValue - 3)
        {
            error = new NetlinkError(NetlinkFault.Malformed);
            return false;
        }
        long end = WireFormat.Align((int)length);
        if (bytes.Length < end)
            return false;
        ReadOnlySequence<byte> whole = bytes.Slice(0, length);
        message = new NetlinkMessage(whole.IsSingleSegment ? whole.FirstSpan : Joined(whole, scratch));
        bytes = bytes.Slice(end);
        return true;
    }

    /// <summary>Whether this message stands where others were lost: <c>NLMSG_OVERRUN</c>.</summary>
    public static bool IsLoss(NetlinkMessage message) => message.Type == WireFormat.OverrunType;

    internal static void WriteLoss(IBufferWriter<byte> writer)
    {
        Span<byte> message = writer.GetSpan(WireFormat.HeaderSize)[..WireFormat.HeaderSize];
        message.Clear();
        WireFormat.Write(message, WireFormat.LengthAt, (uint)WireFormat.HeaderSize);
        WireFormat.Write(message, WireFormat.TypeAt, WireFormat.OverrunType);
        writer.Advance(WireFormat.HeaderSize);
    }

    private static ReadOnlySpan<byte> Joined(ReadOnlySequence<byte> parts, ArrayPoolBufferWriter<byte> scratch)
    {
        scratch.Clear();
        int length = (int)parts.Length;
        parts.CopyTo(scratch.GetSpan(length));
        scratch.Advance(length);
        return scratch.WrittenSpan;
    }
}
