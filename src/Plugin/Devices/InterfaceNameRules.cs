using System.Text;
using HostDevice.Cni;

namespace HostDevice.Devices;

/// <summary>What CNI and the kernel refuse in the name of a link.</summary>
internal static class InterfaceNameRules
{
    /// <summary>The rules of the CNI library, with its words and in its order.</summary>
    internal static CniError CheckContract(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return Refuse("interface name is empty");
        if (text.Length > InterfaceName.MaxLength)
            return Refuse("interface name is too long", "interface name should be less than 16 characters");
        if (text is [(byte)'.'] or [(byte)'.', (byte)'.'])
            return Refuse("interface name is . or ..");
        return HasSeparator(text) ? Refuse("interface name contains / or : or whitespace characters") : default;
    }

    /// <summary>What is left of <c>dev_valid_name</c>, <c>dev_alloc_name</c> and <c>devinet_sysctl_register</c>
    /// (<c>net/core/dev.c</c>, <c>net/ipv4/devinet.c</c>) behind <see cref="CheckContract"/>.</summary>
    internal static CniError CheckKernel(ReadOnlySpan<byte> text)
    {
        // The kernel's isspace() goes by bytes and is Latin-1, so this hits UTF-8 text such as "à" (c3 a0).
        if (text.Contains((byte)0xa0))
            return Refuse("interface name in CNI_IFNAME contains byte 0xa0, which the kernel takes for whitespace");
        // "net%d" would succeed, as net0 or the next free one.
        if (text.Contains((byte)'%'))
            return Refuse("interface name in CNI_IFNAME contains %, which the kernel takes for a pattern");
        // net.ipv4.conf has directories of these names.
        if (text.SequenceEqual("all"u8) || text.SequenceEqual("default"u8))
            return Refuse("interface name in CNI_IFNAME is all or default, which the kernel keeps for itself");
        return default;
    }

    private static bool HasSeparator(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out Rune rune, out int length);
            if (rune.Value is '/' or ':' || Rune.IsWhiteSpace(rune))
                return true;
            text = text[length..];
        }
        return false;
    }

    private static CniError Refuse(string msg, string details = "") => new(CniErrorCode.InvalidEnvironment, msg, details);
}
