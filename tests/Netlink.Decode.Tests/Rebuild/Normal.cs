using Netlink.Decode.Decoding;

namespace Netlink.Decode.Tests.Rebuild;

/// <summary>A message with every nest marked as one: tools leave <c>NLA_F_NESTED</c> out here and there, and the kernel takes both.</summary>
internal static class Normal
{
    private const byte Nested = 0x80;

    public static byte[] Of(byte[] message, DecodedMessage decoded)
    {
        byte[] normal = [.. message];
        Mark(normal, decoded.Attributes);
        return normal;
    }

    private static void Mark(byte[] message, Value value)
    {
        foreach (Value item in value is Items items ? items.All : []) Mark(message, item);
        foreach (Member member in value is Members members ? members.All : [])
        {
            if (member.Offset >= 0 && member.Value is Members { Set: not null }) message[member.Offset + 3] |= Nested;
            Mark(message, member.Value);
        }
    }
}
