using System.Runtime.CompilerServices;

namespace Netlink.Codec;

/// <summary>Numbers packed in one attribute, in host byte order, at any alignment.</summary>
/// <typeparam name="T">Type of one number.</typeparam>
public readonly ref struct ScalarArray<T> where T : unmanaged
{
    private readonly ReadOnlySpan<byte> _bytes;

    internal ScalarArray(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>How many whole numbers there are.</summary>
    public int Length => _bytes.Length / Unsafe.SizeOf<T>();

    /// <summary>The number at <paramref name="index"/>; throws <see cref="ArgumentOutOfRangeException"/> beyond <see cref="Length"/>.</summary>
    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
            return WireFormat.Read<T>(_bytes, index * Unsafe.SizeOf<T>());
        }
    }
}
