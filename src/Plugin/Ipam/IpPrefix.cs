namespace HostDevice.Ipam;

/// <summary>An address and the length of its network part in bits. Bits behind that may be set: <c>10.0.0.5/24</c>.</summary>
/// <param name="Address">No address: the whole is absent.</param>
/// <param name="Length">0 to 32, or 0 to 128.</param>
internal readonly record struct IpPrefix(IpAddress Address, byte Length)
{
    internal bool IsNone => Address.IsNone;

    /// <summary>The network's last address, which IPv4 keeps for everybody in it; host byte order.</summary>
    internal uint Broadcast
    {
        get
        {
            uint address = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(Address.Bytes);
            return Length >= 32 ? address : address | (uint.MaxValue >> Length);
        }
    }

    /// <summary><c>10.0.0.5/24</c></summary>
    public override string ToString() => IpText.Of(this);
}
