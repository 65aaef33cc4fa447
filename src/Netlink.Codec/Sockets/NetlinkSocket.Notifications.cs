using static Tmds.Linux.LibC;

namespace Netlink.Codec;

/// <summary>What the kernel tells to all who listen.</summary>
/// <remarks>Better on a socket of its own: the look-ups and requests of another pass over what is no answer to them.</remarks>
public sealed partial class NetlinkSocket
{
    /// <summary>Subscribes to a multicast group, from this moment on.</summary>
    /// <param name="group">A number of the family, such as <c>RTNLGRP_LINK</c>; 1 is the first.</param>
    public unsafe NetlinkError Join(int group)
        => setsockopt(_fd, Native.SolNetlink, Native.NetlinkAddMembership, &group, sizeof(int)) == 0 ? default : Failure("setsockopt");

    /// <summary>Leaves a multicast group; what is in the queue stays there.</summary>
    public unsafe NetlinkError Leave(int group)
        => setsockopt(_fd, Native.SolNetlink, Native.NetlinkDropMembership, &group, sizeof(int)) == 0 ? default : Failure("setsockopt");

    /// <summary>Waits for the next notification.</summary>
    /// <param name="buffer">Where it goes.</param>
    /// <param name="milliseconds">How long to wait for one; -1 is for ever.</param>
    /// <param name="messages">The messages of one datagram, within <paramref name="buffer"/>.</param>
    /// <returns>
    /// <see cref="NetlinkFault.Unanswered"/> when the time is over; <see cref="NetlinkFault.Overrun"/> when notifications were lost, so
    /// that what they were about must be looked up.
    /// </returns>
    public NetlinkError WaitForNotification(Span<byte> buffer, int milliseconds, out MessageEnumerator messages)
    {
        long deadline = milliseconds < 0 ? long.MaxValue : Environment.TickCount64 + milliseconds;
        NetlinkError error = Receive(buffer, ref deadline, out ReadOnlySpan<byte> datagram);
        messages = new MessageEnumerator(datagram);
        return error;
    }
}
