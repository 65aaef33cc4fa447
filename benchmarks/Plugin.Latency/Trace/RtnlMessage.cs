using System.Buffers.Binary;

namespace Plugin.Latency.Trace;

/// <summary>A request to rtnetlink: what tells whether it waits for the RTNL lock and whether it moves a link.</summary>
/// <param name="Type"><c>RTM_…</c> of <c>linux/rtnetlink.h</c>.</param>
/// <param name="Family">First byte of the header: <c>AF_…</c>.</param>
/// <param name="IsMove">Whether it sends a link to another namespace.</param>
internal readonly record struct RtnlMessage(int Type, int Family, bool IsMove)
{
    private const int HeaderLength = 16, LinkHeaderLength = 16;
    private const int NewLink = 16, SetLink = 19, GetAddr = 22, NewRoute = 24, DelRoute = 25, GetRoute = 26, GetNeigh = 30, GetRule = 34,
        NewNsid = 88, GetNsid = 90;
    private const int NetNsPid = 19, NetNsFd = 28, TargetNetnsId = 46;
    private const int Inet6 = 10;

    /// <summary>
    /// Whether the kernel takes RTNL for it, on Linux 6.18: not for namespace ids, nor for dumps of addresses, routes, neighbours and rules
    /// of one family, nor for changing IPv6 routes; for everything else that a move could need.
    /// </summary>
    internal bool TakesRtnl => Type >= NewLink && Type switch
    {
        NewNsid or GetNsid => false,
        GetAddr or GetRoute or GetNeigh or GetRule => Family == 0,
        NewRoute or DelRoute => Family != Inet6,
        _ => true,
    };

    /// <summary>The messages of a datagram.</summary>
    internal static IEnumerable<RtnlMessage> Split(byte[] datagram)
    {
        for (int at = 0; at + HeaderLength <= datagram.Length;)
        {
            int length = (int)BinaryPrimitives.ReadUInt32LittleEndian(datagram.AsSpan(at));
            if (length < HeaderLength || at + length > datagram.Length)
                yield break;
            int type = BinaryPrimitives.ReadUInt16LittleEndian(datagram.AsSpan(at + 4));
            byte[] body = datagram[(at + HeaderLength)..(at + length)];
            yield return new RtnlMessage(type, body.Length > 0 ? body[0] : 0, type is NewLink or SetLink && HasTarget(body));
            at += (length + 3) & ~3;
        }
    }

    private static bool HasTarget(byte[] body)
    {
        for (int at = LinkHeaderLength; at + 4 <= body.Length;)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(body.AsSpan(at));
            int type = BinaryPrimitives.ReadUInt16LittleEndian(body.AsSpan(at + 2)) & 0x3fff;
            if (type is NetNsPid or NetNsFd or TargetNetnsId)
                return true;
            if (length < 4)
                return false;
            at += (length + 3) & ~3;
        }
        return false;
    }
}
