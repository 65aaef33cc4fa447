using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Sockets;

/// <summary>A request that the kernel refuses for an attribute: the builder of rtnetlink would not let it pass.</summary>
internal static class OverlongName
{
    public static NetlinkRequest For(int index, Span<byte> buffer)
    {
        const int Newlink = 16, HeaderSize = 16, IndexAt = 4, Ifname = 3;
        int set = new NewlinkRequest(stackalloc byte[64]).Finish().Set;
        MessageBuilder message = MessageBuilder.Begin(buffer, Newlink, NetlinkFlags.Ack, HeaderSize);
        message.PutHeader(IndexAt, index);
        message.PutString(Ifname, "a-name-of-16-byt"u8);
        return message.Finish(RtnetlinkNames.Instance, set);
    }
}
