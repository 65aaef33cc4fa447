namespace Netlink.Codec.Benchmarks.Handwritten;

/// <summary>Reads addresses and routes by hand: one pass over the attributes, a <c>switch</c> over the types.</summary>
internal static unsafe class RawNetwork
{
    private const int AddressAttributes = 24;
    private const int RouteAttributes = 28;
    private const int MetricsType = 8;
    private const int MtuMetric = 2;

    /// <summary>Prefix, index, the last byte of both addresses, flags, valid lifetime.</summary>
    internal static ulong Address(ReadOnlySpan<byte> message)
    {
        fixed (byte* start = message)
        {
            ulong sum = start[17] + (ulong)*(uint*)(start + 20);
            byte* end = start + message.Length;
            for (byte* at = start + AddressAttributes; RawLink.TryHeader(at, end, out int length, out int type); at += RawLink.Aligned(length))
            {
                sum += type switch
                {
                    1 or 2 when length == 8 => at[7],
                    8 when length == 8 => *(uint*)(at + 4),
                    6 when length == 20 => *(uint*)(at + 8),
                    _ => 0ul,
                };
            }
            return sum;
        }
    }

    /// <summary>Prefix, table, a byte of destination and next hop, link, metric, MTU.</summary>
    internal static ulong Route(ReadOnlySpan<byte> message)
    {
        fixed (byte* start = message)
        {
            ulong sum = start[17];
            byte* end = start + message.Length;
            for (byte* at = start + RouteAttributes; RawLink.TryHeader(at, end, out int length, out int type); at += RawLink.Aligned(length))
            {
                sum += type switch
                {
                    1 when length == 8 => at[6],
                    5 when length == 8 => at[7],
                    4 or 6 or 15 when length == 8 => *(uint*)(at + 4),
                    MetricsType => RawLink.Find(at + 4, length - 4, MtuMetric, out byte* mtu, out _) ? *(uint*)mtu : 0,
                    _ => 0ul,
                };
            }
            return sum;
        }
    }
}
