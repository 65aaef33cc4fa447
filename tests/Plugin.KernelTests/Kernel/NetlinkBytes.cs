using System.Buffers.Binary;
using System.Text;

namespace Plugin.KernelTests.Kernel;

/// <summary>
/// One rtnetlink message, taken apart by hand: a referee must not lean on the code it judges.
/// Offsets are those of <c>struct nlmsghdr</c>, <c>struct ifinfomsg</c> and <c>struct nlattr</c>, little-endian.
/// </summary>
internal sealed class NetlinkBytes
{
    public const int NewLink = 16, DelLink = 17, GetLink = 18, SetLink = 19;
    public const int Ifname = 3, NetNsPid = 19, Ifalias = 20, NetNsFd = 28;

    private readonly byte[] _message;

    private NetlinkBytes(byte[] message) => _message = message;

    public int Type => BinaryPrimitives.ReadUInt16LittleEndian(_message.AsSpan(4));

    /// <summary>First byte behind the header: the address family in every rtnetlink message.</summary>
    public int Family => _message[16];

    /// <summary><c>ifi_index</c>; only for link messages.</summary>
    public int LinkIndex => BinaryPrimitives.ReadInt32LittleEndian(_message.AsSpan(20));

    /// <summary><c>ifi_flags &amp; IFF_UP</c>; only for link messages.</summary>
    public bool LinkUp => (_message[24] & 1) != 0;

    /// <summary><c>ifi_change</c>: all ones when the kernel announces a link that has just been registered.</summary>
    public uint LinkChange => BinaryPrimitives.ReadUInt32LittleEndian(_message.AsSpan(28));

    /// <summary>The messages of one datagram, in order.</summary>
    public static IEnumerable<NetlinkBytes> Split(byte[] datagram)
    {
        for (int at = 0; at + 16 <= datagram.Length;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(datagram.AsSpan(at));
            if (length < 16 || at + length > datagram.Length)
                throw new InvalidDataException($"nlmsg_len {length} at {at} of {datagram.Length} bytes");
            yield return new NetlinkBytes(datagram[at..(at + length)]);
            at += (length + 3) & ~3;
        }
    }

    /// <summary>Payload of a top-level attribute of a link message, or null.</summary>
    public byte[]? Attribute(int type)
    {
        for (int at = 32; at + 4 <= _message.Length;)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(_message.AsSpan(at));
            if (length < 4)
                return null;
            if ((BinaryPrimitives.ReadUInt16LittleEndian(_message.AsSpan(at + 2)) & 0x3fff) == type)
                return _message[(at + 4)..(at + length)];
            at += (length + 3) & ~3;
        }
        return null;
    }

    public string? Text(int type) => Attribute(type) is { } bytes ? Encoding.UTF8.GetString(bytes).TrimEnd('\0') : null;

    public override string ToString()
        => $"type {Type}, {_message.Length} bytes"
            + (Type is NewLink or DelLink or GetLink or SetLink ? $", index {LinkIndex}, name {Text(Ifname)}" : "");
}
