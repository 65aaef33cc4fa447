using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Netlink.Codec;

/// <summary>The attributes of one set, found by one walk at the first look-up; those that follow read where each stands.</summary>
/// <typeparam name="TSlots">An inline array of <see cref="ushort"/>: one for each number that the schema knows, from 0 on.</typeparam>
/// <remarks>
/// Mutable: a copy made before the first look-up walks for itself, as does each look-up through a read-only reference.
/// What is read is what <see cref="AttributeReader"/> would read. See docs/decisions/016-index.md.
/// </remarks>
public ref struct AttributeIndex<TSlots> where TSlots : unmanaged
{
    private readonly AttributeReader _all;

    /// <summary>Where the walk ended; <see cref="AttributeSlots.Unwalked"/> before it.</summary>
    private int _end;

    private TSlots _slots;

    /// <summary>Prepares a set to be read; nothing is walked yet.</summary>
    public AttributeIndex(AttributeReader all)
    {
        // The slots are cleared when they are filled, not for who reads no more than a header.
        Unsafe.SkipInit(out this);
        _all = all;
        _end = AttributeSlots.Unwalked;
    }

    /// <summary>The set, for what repeats and for who walks.</summary>
    public readonly AttributeReader All => _all;

    /// <summary>Finds an attribute; of several of this type the last.</summary>
    public FoundAttribute this[ushort type]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_end == AttributeSlots.Unwalked)
                Walk();
            return type < Count && _end >= 0
                ? AttributeSlots.At(_all, Unsafe.Add(ref Unsafe.As<TSlots, ushort>(ref _slots), type), _end)
                : _all[type];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Walk() => _end = AttributeSlots.Fill(_all.Raw, MemoryMarshal.CreateSpan(ref Unsafe.As<TSlots, ushort>(ref _slots), Count));

    private static int Count => Unsafe.SizeOf<TSlots>() / sizeof(ushort);
}
