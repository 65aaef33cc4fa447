using System.Runtime.InteropServices;

namespace Netlink.Comparison.Libmnl;

/// <summary>A route read and built by libmnl: its walk calls back for each attribute.</summary>
internal static unsafe class MnlRoute
{
    private const int HeaderSize = 12;
    private const int GoOn = 1;

    /// <summary>The same sum as <c>RawNetwork.Route</c>.</summary>
    internal static ulong Read(ReadOnlySpan<byte> message)
    {
        fixed (byte* start = message)
        {
            ulong sum = start[17];
            _ = Mnl.mnl_attr_parse(start, HeaderSize, &AddAttribute, &sum);
            return sum;
        }
    }

    /// <summary>The same bytes as <c>RawRequests.Route</c>.</summary>
    internal static int Build(byte* buffer, uint index, byte prefix, ReadOnlySpan<byte> destination, ReadOnlySpan<byte> gateway, uint priority, uint mtu)
    {
        byte* message = Mnl.mnl_nlmsg_put_header(buffer);
        *(ushort*)(message + 4) = 24;
        *(ushort*)(message + 6) = 0x605;
        byte* header = Mnl.mnl_nlmsg_put_extra_header(message, HeaderSize);
        header[0] = 2;
        header[1] = prefix;
        header[4] = 254;
        header[5] = 3;
        header[7] = 1;
        fixed (byte* first = destination, second = gateway)
        {
            Mnl.mnl_attr_put(message, 1, (nuint)destination.Length, first);
            Mnl.mnl_attr_put(message, 5, (nuint)gateway.Length, second);
        }
        Mnl.mnl_attr_put_u32(message, 4, index);
        Mnl.mnl_attr_put_u32(message, 6, priority);
        byte* nest = Mnl.mnl_attr_nest_start(message, 8);
        Mnl.mnl_attr_put_u32(message, 2, mtu);
        Mnl.mnl_attr_nest_end(message, nest);
        return *(int*)message;
    }

    [UnmanagedCallersOnly]
    private static int AddAttribute(byte* attribute, void* data)
    {
        ref ulong sum = ref *(ulong*)data;
        switch (Mnl.mnl_attr_get_type(attribute))
        {
            case 1:
                sum += Mnl.mnl_attr_get_payload(attribute)[2];
                break;
            case 5:
                sum += Mnl.mnl_attr_get_payload(attribute)[3];
                break;
            case 4 or 6 or 15:
                sum += Mnl.mnl_attr_get_u32(attribute);
                break;
            case 8:
                _ = Mnl.mnl_attr_parse_nested(attribute, &AddMetric, data);
                break;
        }
        return GoOn;
    }

    [UnmanagedCallersOnly]
    private static int AddMetric(byte* attribute, void* data)
    {
        if (Mnl.mnl_attr_get_type(attribute) == 2)
            *(ulong*)data += Mnl.mnl_attr_get_u32(attribute);
        return GoOn;
    }
}
