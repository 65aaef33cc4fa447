namespace HostDevice.Cni;

/// <summary>The text form of a hardware address: <c>7e:12:8d:db:86:d3</c>.</summary>
internal static class MacAddress
{
    /// <summary>The kernel's longest address, in bytes (<c>MAX_ADDR_LEN</c>, <c>linux/netdevice.h</c>).</summary>
    internal const int MaxLength = 32;

    internal const int MaxTextLength = (3 * MaxLength) - 1;

    /// <summary>Lower case, by colons, for any length up to <see cref="MaxLength"/>.</summary>
    /// <param name="address">The bytes; none gives no text.</param>
    /// <param name="text">At least three bytes for each byte of the address, less one.</param>
    /// <returns>The part of <paramref name="text"/> that was written.</returns>
    internal static ReadOnlySpan<byte> Format(ReadOnlySpan<byte> address, Span<byte> text)
    {
        ReadOnlySpan<byte> digits = "0123456789abcdef"u8;
        int length = 0;
        foreach (byte part in address)
        {
            if (length > 0)
                text[length++] = (byte)':';
            text[length++] = digits[part >> 4];
            text[length++] = digits[part & 15];
        }
        return text[..length];
    }
}
