using System.Runtime.InteropServices;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Copy;

/// <summary>Walks those next hops of a route with several that leave by one device: the others' links stay on the host.</summary>
/// <param name="hops"><c>RTA_MULTIPATH</c>: <c>struct rtnexthop</c> of linux/rtnetlink.h, each with its attributes.</param>
/// <param name="index">Of the device.</param>
internal ref struct OwnHops(ReadOnlySpan<byte> hops, int index)
{
    // u16 rtnh_len, u8 flags, u8 hops, s32 rtnh_ifindex.
    private const int HeaderSize = 8;
    private const int IndexAt = 4;

    private readonly int _index = index;
    private ReadOnlySpan<byte> _rest = hops;

    /// <summary>One of them, from its header on.</summary>
    internal ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>Where it leads; empty: onto the link.</summary>
    internal readonly ReadOnlySpan<byte> Gateway
    {
        get
        {
            NetlinkError malformed = default;
            return RouteAttrs.Over(new AttributeReader(Current[HeaderSize..])).Gateway.Or(default, ref malformed);
        }
    }

    internal bool MoveNext()
    {
        while (_rest.Length >= HeaderSize)
        {
            int length = MemoryMarshal.Read<ushort>(_rest);
            if (length < HeaderSize || length > _rest.Length)
                return false;
            Current = _rest[..length];
            _rest = _rest[Math.Min((length + 3) & ~3, _rest.Length)..];
            if (MemoryMarshal.Read<int>(Current[IndexAt..]) == _index)
                return true;
        }
        return false;
    }

    /// <summary>Puts them one behind the other, for a device that has another index now.</summary>
    /// <param name="room">As long as the original.</param>
    /// <param name="newIndex">Its index.</param>
    /// <returns>How many bytes were put there; 0: there are none.</returns>
    internal int CopyTo(scoped Span<byte> room, int newIndex)
    {
        int end = 0;
        while (MoveNext())
        {
            Current.CopyTo(room[end..]);
            MemoryMarshal.Write(room[(end + IndexAt)..], newIndex);
            end += (Current.Length + 3) & ~3;
        }
        return end;
    }
}
