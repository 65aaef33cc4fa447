using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Netlink.Codec;

/// <summary><c>struct ifreq</c> of <c>linux/if.h</c>: a name and a union of 24 bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 40)]
internal struct IfReq
{
    private const int NameSize = 16;

    [FieldOffset(0)]
    private byte _name;

    /// <summary>The union as <c>ifr_ifindex</c>, <c>ifr_mtu</c>; its low half is <c>ifr_flags</c> and <c>sa_family</c>.</summary>
    [FieldOffset(NameSize)]
    public int Int;

    [FieldOffset(NameSize + 2)]
    private byte _address;

    /// <summary>The name up to its NUL.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> NameBytes
    {
        get
        {
            Span<byte> all = MemoryMarshal.CreateSpan(ref _name, NameSize);
            int end = all.IndexOf((byte)0);
            return end < 0 ? all : all[..end];
        }
    }

    /// <summary><c>sa_data</c> of the union as a socket address.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> AddressBytes => MemoryMarshal.CreateSpan(ref _address, 14);

    public static IfReq For(ReadOnlySpan<byte> name)
    {
        IfReq request = default;
        name[..Math.Min(name.Length, NameSize - 1)].CopyTo(MemoryMarshal.CreateSpan(ref request._name, NameSize));
        return request;
    }
}
