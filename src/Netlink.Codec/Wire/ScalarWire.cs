using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Netlink.Codec;

/// <summary>Numbers of any form, by way of 64 bits: for the forms too rare to deserve a method each.</summary>
internal static class ScalarWire
{
    private const int SizeMask = 0x0f, Signed = 0x10, Big = 0x20, Little = 0x40;

    /// <summary>False when the payload is too short.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, ScalarForm form, out ulong value)
    {
        value = 0;
        int size = (int)form & SizeMask;
        if (size == 0)
            size = payload.Length >= sizeof(ulong) ? sizeof(ulong) : sizeof(uint);
        if (payload.Length < size)
            return false;
        value = size switch
        {
            1 => payload[0],
            2 => Ordered(WireFormat.Read<ushort>(payload, 0), form),
            4 => Ordered(WireFormat.Read<uint>(payload, 0), form),
            _ => Ordered(WireFormat.Read<ulong>(payload, 0), form),
        };
        int unused = 64 - (8 * size);
        if (((int)form & Signed) != 0)
            value = (ulong)((long)(value << unused) >> unused);
        return true;
    }

    /// <summary>Bytes that the value takes in this form.</summary>
    public static int SizeOf(ulong value, ScalarForm form) => form switch
    {
        ScalarForm.Uint => value <= uint.MaxValue ? sizeof(uint) : sizeof(ulong),
        ScalarForm.Sint => (long)value is >= int.MinValue and <= int.MaxValue ? sizeof(int) : sizeof(long),
        _ => (int)form & SizeMask,
    };

    /// <summary>Fills <paramref name="payload"/>, which has the form's size.</summary>
    public static void Write(Span<byte> payload, ulong value, ScalarForm form)
    {
        switch (payload.Length)
        {
            case 1: payload[0] = (byte)value; break;
            case 2: WireFormat.Write(payload, 0, Ordered((ushort)value, form)); break;
            case 4: WireFormat.Write(payload, 0, Ordered((uint)value, form)); break;
            case 8: WireFormat.Write(payload, 0, Ordered(value, form)); break;
        }
    }

    /// <summary>The low bytes as a number or enumeration; its size is a constant to the compiler.</summary>
    public static T To<T>(ulong value) where T : unmanaged => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.BitCast<byte, T>((byte)value),
        2 => Unsafe.BitCast<ushort, T>((ushort)value),
        4 => Unsafe.BitCast<uint, T>((uint)value),
        _ => Unsafe.BitCast<ulong, T>(value),
    };

    /// <summary>The number or enumeration as 64 bits; above its own size zero, or its sign where the form has one.</summary>
    public static ulong From<T>(T value, ScalarForm form) where T : unmanaged
    {
        ulong bits = Unsafe.SizeOf<T>() switch
        {
            1 => Unsafe.BitCast<T, byte>(value),
            2 => Unsafe.BitCast<T, ushort>(value),
            4 => Unsafe.BitCast<T, uint>(value),
            _ => Unsafe.BitCast<T, ulong>(value),
        };
        int unused = 64 - (8 * Unsafe.SizeOf<T>());
        return ((int)form & Signed) == 0 ? bits : (ulong)((long)(bits << unused) >> unused);
    }

    public static bool IsSigned(ScalarForm form) => ((int)form & Signed) != 0;

    private static ushort Ordered(ushort value, ScalarForm form) => IsForeign(form) ? BinaryPrimitives.ReverseEndianness(value) : value;

    private static uint Ordered(uint value, ScalarForm form) => IsForeign(form) ? BinaryPrimitives.ReverseEndianness(value) : value;

    private static ulong Ordered(ulong value, ScalarForm form) => IsForeign(form) ? BinaryPrimitives.ReverseEndianness(value) : value;

    private static bool IsForeign(ScalarForm form) => ((int)form & (BitConverter.IsLittleEndian ? Big : Little)) != 0;
}
