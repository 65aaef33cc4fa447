using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Netlink.Codec;

/// <summary>Where the attributes of a set stand: in slot n that of number n, 0 for none, else one more than its offset in units of 4 bytes.</summary>
internal static class AttributeSlots
{
    /// <summary>No walk yet.</summary>
    internal const int Unwalked = -1;

    /// <summary>Longer than slots can tell.</summary>
    internal const int TooLong = -2;

    private const int Unit = 4;

    /// <summary>Walks the set.</summary>
    /// <returns>Where the walk ended: at the end, or at bytes that are no attribute; or <see cref="TooLong"/>.</returns>
    internal static int Fill(ReadOnlySpan<byte> set, Span<ushort> slots)
    {
        if (set.Length >= ushort.MaxValue * Unit)
            return TooLong;
        slots.Clear();
        ref byte start = ref MemoryMarshal.GetReference(set);
        ref ushort first = ref MemoryMarshal.GetReference(slots);
        int at = 0;
        int left;
        while ((left = set.Length - at) >= WireFormat.AttributeHeaderSize)
        {
            uint header = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, at));
            uint length = BitConverter.IsLittleEndian ? header & 0xffff : header >> 16;
            uint type = (BitConverter.IsLittleEndian ? header >> 16 : header) & WireFormat.TypeMask;
            if (length < WireFormat.AttributeHeaderSize || length > (uint)left)
                return at;
            if (type < (uint)slots.Length)
                Unsafe.Add(ref first, type) = (ushort)(at / Unit + 1);
            at += WireFormat.Align((int)length);
        }
        return Math.Min(at, set.Length);
    }

    /// <summary>The attribute of a slot.</summary>
    /// <param name="set">Walked.</param>
    /// <param name="slot">As filled.</param>
    /// <param name="end">Where the walk ended.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static FoundAttribute At(AttributeReader set, ushort slot, int end)
    {
        if (slot == 0)
            return end == set.Raw.Length ? default : FoundAttribute.Broken(set.Offset + end);
        int at = (slot - 1) * Unit;
        // The walk has seen that header and payload lie within.
        ref byte header = ref Unsafe.Add(ref MemoryMarshal.GetReference(set.Raw), at);
        int length = Unsafe.ReadUnaligned<ushort>(ref header) - WireFormat.AttributeHeaderSize;
        return new FoundAttribute(
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref header, WireFormat.AttributeHeaderSize), length), set.Offset + at, AttrState.Present);
    }
}
