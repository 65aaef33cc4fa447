using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace HostDevice.Copy;

/// <summary>
/// Walks what the host's network of a device consists of, in the order in which it can be made again: addresses, routes, rules. What is
/// not copied is passed over.
/// </summary>
/// <remarks>A route may need one to its next hop: those of narrower scope come first, and of one scope those without a next hop.</remarks>
internal ref struct CopyOrder(ReadOnlySpan<byte> messages)
{
    private const int Addresses = 1024;
    private const int Rules = 1;
    private const int NotCopied = 0;

    private readonly ReadOnlySpan<byte> _messages = messages;
    private MessageEnumerator _walk;
    private int _rank = int.MaxValue;

    /// <summary>What <see cref="MoveNext"/> found.</summary>
    internal readonly NetlinkMessage Current => _walk.Current;

    /// <summary>Where it begins.</summary>
    internal readonly int Offset => _messages.Length - _walk.Rest.Length - ((Current.Bytes.Length + 3) & ~3);

    internal bool MoveNext()
    {
        do
        {
            while (_walk.MoveNext())
            {
                if (Rank(_walk.Current) == _rank)
                    return true;
            }
            _rank = NextRank();
            _walk = new MessageEnumerator(_messages);
        }
        while (_rank != NotCopied);
        return false;
    }

    private readonly int NextRank()
    {
        int next = NotCopied;
        foreach (NetlinkMessage message in new MessageEnumerator(_messages))
        {
            int rank = Rank(message);
            if (rank < _rank && rank > next)
                next = rank;
        }
        return next;
    }

    private static int Rank(NetlinkMessage message)
    {
        if (CopyPick.TryAddress(message, out _))
            return Addresses;
        if (CopyPick.TryRoute(message, out GetrouteReply route))
            return Rules + 1 + (2 * (byte)route.RtmScope) + (route.Gateway.IsAbsent && route.Via.IsAbsent && route.Multipath.IsAbsent ? 1 : 0);
        return GetruleReply.TryRead(message, out _) ? Rules : NotCopied;
    }
}
