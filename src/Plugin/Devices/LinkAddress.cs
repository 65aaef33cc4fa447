using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Netlink.Codec;

namespace HostDevice.Devices;

/// <summary>A link's hardware address as <c>SIOCGIFHWADDR</c> tells it, type included: the guard against acting on another link.</summary>
/// <remarks>The call holds 14 bytes: <see cref="IsWhole"/> says whether that was all of it.</remarks>
internal readonly struct LinkAddress : IEquatable<LinkAddress>
{
    /// <summary>Bytes of <c>sa_data</c> in <c>struct sockaddr</c>.</summary>
    internal const int MaxLength = 14;

    /// <summary>Bytes of an Ethernet address: <c>ETH_ALEN</c>.</summary>
    internal const int EthernetLength = 6;

    // ARPHRD_* of linux/if_arp.h.
    private const ushort Ethernet = 1;
    private const ushort Ppp = 512;
    private const ushort Loopback = 772;
    private const ushort NoAddress = 0xfffe;

    private readonly Storage _bytes;

    internal LinkAddress(ushort hardwareType, ReadOnlySpan<byte> bytes)
    {
        HardwareType = hardwareType;
        bytes[..Math.Min(bytes.Length, MaxLength)].CopyTo(_bytes);
    }

    /// <summary>No address at all, and known to be none.</summary>
    internal static LinkAddress None => new(NoAddress, default);

    /// <summary><c>ARPHRD_*</c>.</summary>
    internal ushort HardwareType { get; }

    /// <summary>Whether <see cref="Bytes"/> is the whole address: known for Ethernet and for types without one.</summary>
    internal bool IsWhole => HardwareType is Ethernet or Loopback or Ppp or NoAddress;

    /// <summary>The address; for a type of unknown length the first <see cref="MaxLength"/> bytes.</summary>
    [UnscopedRef]
    internal ReadOnlySpan<byte> Bytes => ((ReadOnlySpan<byte>)_bytes)[..LengthOf(HardwareType)];

    /// <summary>All <see cref="MaxLength"/> bytes, for comparing.</summary>
    [UnscopedRef]
    internal ReadOnlySpan<byte> Raw => _bytes;

    internal static NetlinkError Read(NetlinkSocket socket, ReadOnlySpan<byte> name, out LinkAddress address)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        NetlinkError error = socket.GetLinkAddress(name, bytes, out ushort type);
        address = new LinkAddress(type, bytes);
        return error;
    }

    public bool Equals(LinkAddress other)
        => HardwareType == other.HardwareType && ((ReadOnlySpan<byte>)_bytes).SequenceEqual(other._bytes);

    public override bool Equals(object? obj) => obj is LinkAddress other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(HardwareType);
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }

    public static bool operator ==(LinkAddress left, LinkAddress right) => left.Equals(right);

    public static bool operator !=(LinkAddress left, LinkAddress right) => !left.Equals(right);

    private static int LengthOf(ushort hardwareType) => hardwareType switch
    {
        Ethernet or Loopback => EthernetLength,
        Ppp or NoAddress => 0,
        _ => MaxLength,
    };

    [InlineArray(MaxLength)]
    private struct Storage
    {
        private byte _first;
    }
}
