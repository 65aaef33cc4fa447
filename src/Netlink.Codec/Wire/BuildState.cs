using System.Runtime.CompilerServices;

namespace Netlink.Codec;

/// <summary>
/// What a message under construction remembers between two puts, kept in its own header so that copies of a builder
/// cannot disagree: <c>nlmsg_len</c> is the cursor, <c>nlmsg_pid</c> tells where the innermost open nest begins, 0 for none. An open
/// nest's <c>nla_len</c> leads to the nest around it, so that the attribute at fault can be told by its name.
/// </summary>
/// <remarks>
/// A failure is written over the cursor as a length beyond any datagram. It sticks, and the kernel ignores such a message
/// (<c>netlink_rcv_skb</c> stops at <c>skb-&gt;len &lt; nlh-&gt;nlmsg_len</c>) should somebody send it all the same.
/// </remarks>
internal static class BuildState
{
    private const uint Poison = 0x8000_0000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Cursor(ReadOnlySpan<byte> message) => WireFormat.Read<uint>(message, WireFormat.LengthAt);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPoisoned(uint cursor) => cursor >= Poison;

    public static int OpenNest(ReadOnlySpan<byte> message) => WireFormat.Read<int>(message, WireFormat.PortIdAt);

    /// <summary>
    /// What stands in <c>nla_len</c> of a nest while it is open: how far back the nest around it begins, 0 when there is none. A nest
    /// further away than that field can say is too long anyway.
    /// </summary>
    public static ushort DistanceOf(int start, int outer) => outer == 0 || start - outer > ushort.MaxValue ? (ushort)0 : (ushort)(start - outer);

    /// <summary>Start of the nest around an open one, 0 when there is none.</summary>
    public static int OuterOf(ReadOnlySpan<byte> message, int start)
    {
        int distance = WireFormat.Read<ushort>(message, start);
        return distance == 0 ? 0 : start - distance;
    }

    /// <summary>Records the first failure; later ones change nothing.</summary>
    public static void Fail(Span<byte> message, NetlinkFault fault, ushort type)
    {
        if (message.Length < WireFormat.HeaderSize || IsPoisoned(Cursor(message)))
            return;
        WireFormat.Write(message, WireFormat.LengthAt, Poison | ((uint)fault << 16) | (uint)(type & WireFormat.TypeMask));
    }

    public static NetlinkFault FaultOf(uint cursor) => (NetlinkFault)((cursor >> 16) & 0xff);

    public static ushort AttributeOf(uint cursor) => (ushort)cursor;
}
