using System.Runtime.CompilerServices;

namespace Netlink.Codec.Benchmarks.Handwritten;

/// <summary>Writes by bare pointer, as one writes it by hand in C: room is taken for granted, nothing is checked.</summary>
internal static unsafe class RawMessage
{
    internal const int HeaderSize = 16;

    /// <summary>Writes <c>nlmsghdr</c> and clears the fixed header.</summary>
    /// <returns>Where the attributes begin.</returns>
    internal static byte* Begin(byte* message, ushort type, ushort flags, int fixedHeader)
    {
        *(ulong*)message = ((ulong)flags << 48) | ((ulong)type << 32);
        *(ulong*)(message + 8) = 0;
        Unsafe.InitBlockUnaligned(message + HeaderSize, 0, (uint)fixedHeader);
        return message + HeaderSize + fixedHeader;
    }

    internal static byte* PutU32(byte* at, ushort type, uint value)
    {
        *(ushort*)at = 8;
        *(ushort*)(at + 2) = type;
        *(uint*)(at + 4) = value;
        return at + 8;
    }

    internal static byte* PutBytes(byte* at, ushort type, ReadOnlySpan<byte> value)
    {
        int padded = (value.Length + 3) & ~3;
        *(ushort*)at = (ushort)(4 + value.Length);
        *(ushort*)(at + 2) = type;
        if (padded != value.Length)
            *(uint*)(at + padded) = 0;
        value.CopyTo(new Span<byte>(at + 4, value.Length));
        return at + 4 + padded;
    }

    internal static byte* PutString(byte* at, ushort type, ReadOnlySpan<byte> value)
    {
        int padded = (value.Length + 4) & ~3;
        *(ushort*)at = (ushort)(5 + value.Length);
        *(ushort*)(at + 2) = type;
        *(uint*)(at + padded) = 0;
        value.CopyTo(new Span<byte>(at + 4, value.Length));
        return at + 4 + padded;
    }

    /// <summary>Writes <c>nlmsg_len</c>.</summary>
    internal static int Finish(byte* message, byte* end)
    {
        int length = (int)(end - message);
        *(int*)message = length;
        return length;
    }
}
