using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HostDevice.Ipam;

/// <summary>An IPv4 or IPv6 address, kept in place. The default value is no address.</summary>
/// <remarks>An IPv6 address that only wraps an IPv4 one (<c>::ffff:10.0.0.1</c>) is that IPv4 address, as everywhere in Go.</remarks>
internal readonly struct IpAddress : IEquatable<IpAddress>
{
    internal const int V4Length = 4;
    internal const int V6Length = 16;

    private readonly Storage _bytes;
    private readonly byte _length;

    /// <summary>Takes 4 or 16 bytes; any other number of them is no address.</summary>
    internal IpAddress(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == V6Length && IsMapped(bytes))
            bytes = bytes[(V6Length - V4Length)..];
        if (bytes.Length is not (V4Length or V6Length))
            return;
        bytes.CopyTo(_bytes);
        _length = (byte)bytes.Length;
    }

    internal bool IsNone => _length == 0;

    internal bool IsV4 => _length == V4Length;

    internal bool IsV6 => _length == V6Length;

    /// <summary>4 or 16 bytes in network order; points into this value.</summary>
    [UnscopedRef]
    internal ReadOnlySpan<byte> Bytes => ((ReadOnlySpan<byte>)_bytes)[.._length];

    /// <summary>The ten zero bytes and two of ones in front of an IPv4 address (RFC 4291, 2.5.5.2).</summary>
    internal static bool IsMapped(ReadOnlySpan<byte> bytes)
        => !bytes[..10].ContainsAnyExcept((byte)0) && bytes[10] == 0xff && bytes[11] == 0xff;

    public bool Equals(IpAddress other) => Bytes.SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is IpAddress other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>The text that upstream prints; <c>&lt;nil&gt;</c> for no address.</summary>
    public override string ToString() => IpText.Of(this);

    public static bool operator ==(IpAddress left, IpAddress right) => left.Equals(right);

    public static bool operator !=(IpAddress left, IpAddress right) => !left.Equals(right);

    [InlineArray(V6Length)]
    private struct Storage
    {
        private byte _first;
    }
}
