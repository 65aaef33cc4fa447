using HostDevice.Cni;
using HostDevice.Native;

namespace HostDevice.Ipam;

/// <summary>When the delegate's ADD runs, seen from the move: <c>docs/decisions/009-delegate-beside-the-move.md</c>.</summary>
internal enum DelegateOrder
{
    /// <summary>It may need the link in the container, as upstream's order promises; a failure costs a move there and one back.</summary>
    AfterMove,

    /// <summary>It looks at no link and seldom fails: it works while the kernel lets the move wait.</summary>
    BesideMove,

    /// <summary>It looks at no link, or can only fail: a failure, however often it is repeated, moves nothing.</summary>
    BeforeMove,
}

/// <summary>Tells a <see cref="DelegateOrder"/> by what is known of a delegate: its type.</summary>
internal static class DelegateOrders
{
    /// <summary>Where upstream's dhcp looks for its daemon.</summary>
    private static ReadOnlySpan<byte> DefaultDaemon => "/run/cni/dhcp.sock"u8;

    internal static DelegateOrder Of(in CniConfig config)
    {
        ReadOnlySpan<byte> type = config.IpamType;
        if (type.SequenceEqual("static"u8) || type.SequenceEqual("host-local"u8))
            return DelegateOrder.BesideMove;
        if (type.SequenceEqual("whereabouts"u8))
            return DelegateOrder.BeforeMove;
        // It does all its work by a daemon; without that it has nothing but its error to give.
        bool isIdle = type.SequenceEqual("dhcp"u8)
            && !UnixSocket.IsListening(config.DaemonSocketPath.IsEmpty ? DefaultDaemon : config.DaemonSocketPath);
        return isIdle ? DelegateOrder.BeforeMove : DelegateOrder.AfterMove;
    }
}
