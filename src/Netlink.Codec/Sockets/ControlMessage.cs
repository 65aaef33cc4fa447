namespace Netlink.Codec;

/// <summary><c>struct cmsghdr</c>: what the kernel says beside a datagram.</summary>
internal static class ControlMessage
{
    /// <summary>Enough for one of each kind that a netlink socket gets.</summary>
    public const int Room = 64;

    /// <summary><c>size_t cmsg_len</c>, then two ints.</summary>
    private const int HeaderSize = 16;

    /// <summary>The number of the namespace that a notification comes from, <see cref="NotificationBatch.OwnNamespace"/> when there is none.</summary>
    public static int NamespaceId(ReadOnlySpan<byte> control)
    {
        while (control.Length >= HeaderSize + sizeof(int))
        {
            ulong length = WireFormat.Read<ulong>(control, 0);
            if (length < HeaderSize + sizeof(int) || length > (ulong)control.Length)
                break;
            if (WireFormat.Read<int>(control, 8) == Native.SolNetlink && WireFormat.Read<int>(control, 12) == Native.NetlinkListenAllNsid)
                return WireFormat.Read<int>(control, HeaderSize);
            control = control[(int)Math.Min((length + 7) & ~7UL, (ulong)control.Length)..];
        }
        return NotificationBatch.OwnNamespace;
    }
}
