using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HostDevice.Cni;

namespace HostDevice.Devices;

/// <summary>A link's name, 1 to 15 bytes, kept in place (<c>IFNAMSIZ</c>, <c>linux/if.h</c>). The default value is no name.</summary>
internal readonly struct InterfaceName : IEquatable<InterfaceName>
{
    internal const int MaxLength = 15;

    private readonly Storage _storage;

    private InterfaceName(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_storage);
        _storage[MaxLength] = (byte)text.Length;
    }

    internal bool IsEmpty => _storage[MaxLength] == 0;

    /// <summary>The name without a NUL; points into this value.</summary>
    [UnscopedRef]
    internal ReadOnlySpan<byte> Bytes => ((ReadOnlySpan<byte>)_storage)[.._storage[MaxLength]];

    /// <summary>Takes a name that a link is to be given: everything that any supported kernel refuses, or takes for a pattern, is an error.</summary>
    /// <remarks>The kernel checks a name only after it has moved the device (<c>__dev_change_net_namespace</c>), so this check comes first.</remarks>
    internal static CniError TryParse(ReadOnlySpan<byte> text, out InterfaceName name)
    {
        CniError refused = TryParseExisting(text, out name);
        if (refused.Failed)
            return refused;
        refused = InterfaceNameRules.CheckKernel(text);
        if (refused.Failed)
            name = default;
        return refused;
    }

    /// <summary>Takes a name that a link may bear already: what the CNI contract refuses is an error, nothing more,
    /// so that a link which bears an odd name can still be found and given back.</summary>
    internal static CniError TryParseExisting(ReadOnlySpan<byte> text, out InterfaceName name)
    {
        name = default;
        CniError refused = InterfaceNameRules.CheckContract(text);
        if (!refused.Failed)
            name = new InterfaceName(text);
        return refused;
    }

    /// <summary>Takes bytes that the kernel or a configuration says are a name. False: no link can bear it, for its length or a NUL.</summary>
    internal static bool TryCopy(ReadOnlySpan<byte> text, out InterfaceName name)
    {
        bool fits = text.Length is > 0 and <= MaxLength && !text.Contains((byte)0);
        name = fits ? new InterfaceName(text) : default;
        return fits;
    }

    public bool Equals(InterfaceName other) => ((ReadOnlySpan<byte>)_storage).SequenceEqual(other._storage);

    public override bool Equals(object? obj) => obj is InterfaceName other && Equals(other);

    public override int GetHashCode()
    {
        ReadOnlySpan<ulong> halves = MemoryMarshal.Cast<byte, ulong>((ReadOnlySpan<byte>)_storage);
        return (halves[0] ^ BitRotate(halves[1])).GetHashCode();
    }

    /// <summary>The name for a message; see <see cref="ByteText.Of"/>.</summary>
    public override string ToString() => ByteText.Of(Bytes);

    public static bool operator ==(InterfaceName left, InterfaceName right) => left.Equals(right);

    public static bool operator !=(InterfaceName left, InterfaceName right) => !left.Equals(right);

    private static ulong BitRotate(ulong half) => (half << 29) | (half >> 35);

    /// <summary>The bytes, zeros behind them, and in the last place their number.</summary>
    [InlineArray(MaxLength + 1)]
    private struct Storage
    {
        private byte _first;
    }
}
