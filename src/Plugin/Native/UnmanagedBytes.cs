using System.Runtime.InteropServices;

namespace HostDevice.Native;

/// <summary>Bytes of which nobody knows beforehand how many there will be, outside the managed heap: nothing is cleared or touched unused.</summary>
/// <remarks>Has no finalizer: to be disposed of, or to end with the process.</remarks>
internal sealed unsafe class UnmanagedBytes : IDisposable
{
    private byte* _bytes;
    private int _size;

    internal int Length { get; private set; }

    internal ReadOnlySpan<byte> Written => new(_bytes, Length);

    /// <summary>Free room behind what is written: at least <paramref name="size"/> bytes, not cleared. To be followed by <see cref="Advance"/>.</summary>
    internal Span<byte> Free(int size)
    {
        if (_size - Length < size)
        {
            int larger = Math.Max(2 * _size, Length + size);
            _bytes = (byte*)NativeMemory.Realloc(_bytes, (nuint)larger);
            _size = larger;
        }
        return new Span<byte>(_bytes + Length, _size - Length);
    }

    /// <summary>Counts bytes of the free room as written.</summary>
    internal void Advance(int count) => Length += count;

    public void Dispose()
    {
        NativeMemory.Free(_bytes);
        _bytes = null;
        _size = Length = 0;
    }
}
