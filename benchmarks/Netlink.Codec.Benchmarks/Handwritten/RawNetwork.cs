namespace Netlink.Codec.Benchmarks.Handwritten;

/// <summary>Reads addresses, routes, rules and verdicts by hand: one pass over the attributes, a <c>switch</c> over the types.</summary>
internal static unsafe class RawNetwork
{
    private const int AddressAttributes = 24;
    private const int RouteAttributes = 28;
    private const int RuleAttributes = 28;
    private const int GatewayType = 5;
    private const int MultipathType = 9;
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

    /// <summary>A byte of the source, table, mark and mask, priority, length of the link's name.</summary>
    internal static ulong Rule(ReadOnlySpan<byte> message)
    {
        fixed (byte* start = message)
        {
            ulong sum = start[18];
            byte* end = start + message.Length;
            for (byte* at = start + RuleAttributes; RawLink.TryHeader(at, end, out int length, out int type); at += RawLink.Aligned(length))
            {
                sum += type switch
                {
                    2 when length == 8 => at[7],
                    3 => (ulong)new ReadOnlySpan<byte>(at + 4, length - 4).IndexOf((byte)0),
                    6 or 10 or 15 or 16 when length == 8 => *(uint*)(at + 4),
                    _ => 0ul,
                };
            }
            return sum;
        }
    }

    /// <summary>Link and last byte of the gateway of each next hop.</summary>
    internal static ulong Hops(ReadOnlySpan<byte> message)
    {
        fixed (byte* start = message)
        {
            ulong sum = 0;
            if (!RawLink.Find(start + RouteAttributes, message.Length - RouteAttributes, MultipathType, out byte* hop, out int rest))
                return 0;
            while (rest >= 8 && *(ushort*)hop >= 8 && *(ushort*)hop <= rest)
            {
                sum += *(uint*)(hop + 4);
                if (RawLink.Find(hop + 8, *(ushort*)hop - 8, GatewayType, out byte* gateway, out int length) && length == 4)
                    sum += gateway[3];
                int step = RawLink.Aligned(*(ushort*)hop);
                hop += step;
                rest -= step;
            }
            return sum;
        }
    }

    /// <summary>errno and length of the text of a verdict.</summary>
    internal static ulong Verdict(ReadOnlySpan<byte> message)
    {
        fixed (byte* start = message)
        {
            ulong sum = (ulong)-*(int*)(start + 16);
            bool isCapped = (*(ushort*)(start + 6) & 0x100) != 0;
            int begin = 20 + (isCapped ? 16 : RawLink.Aligned(*(int*)(start + 20)));
            if (RawLink.Find(start + begin, message.Length - begin, 1, out byte* text, out int length))
                sum += (ulong)new ReadOnlySpan<byte>(text, length).IndexOf((byte)0);
            return sum;
        }
    }

    /// <summary>Of every route of a dump what <see cref="Route"/> takes of one.</summary>
    internal static ulong Routes(ReadOnlySpan<byte> dump)
    {
        ulong sum = 0;
        while (dump.Length >= 16)
        {
            int length = BitConverter.ToInt32(dump);
            if (length < RouteAttributes || length > dump.Length)
                break;
            sum += Route(dump[..length]);
            dump = dump[Math.Min((length + 3) & ~3, dump.Length)..];
        }
        return sum;
    }
}
