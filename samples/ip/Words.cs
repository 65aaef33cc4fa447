using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Text;
using Netlink.Codec;

namespace Samples.Ip;

/// <summary>What is wrong with the command line.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>An address, and how many bits of it are the network's.</summary>
internal readonly record struct Prefix(IPAddress Address, byte Length)
{
    public bool IsV6 => Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;

    public byte[] Bytes => Address.GetAddressBytes();
}

/// <summary>The words of a command: <c>add 10.0.0.1/24 dev v0</c>.</summary>
internal sealed class Words(string[] words)
{
    public string Verb => words.Length == 0 ? "show" : words[0];

    /// <summary>The word behind the verb: what the command is about.</summary>
    public string Subject => words.Length > 1 ? words[1] : throw new UsageException(Verb + " what?");

    public bool Has(string flag) => words.Contains(flag);

    /// <summary>The word behind a key; null without the key.</summary>
    public string? After(string key)
    {
        int at = Array.IndexOf(words, key);
        if (at < 0)
            return null;
        return at + 1 < words.Length ? words[at + 1] : throw new UsageException(key + " what?");
    }

    public uint? Number(string key) => After(key) is not { } text ? null
        : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint value) ? value
        : throw new UsageException($"{key} {text}: not a number");

    /// <summary>Index of the link that <c>dev</c> names.</summary>
    public int Device(NetlinkSocket socket) => IndexOf(socket, After("dev") ?? throw new UsageException("on which link? dev NAME"));

    public static int IndexOf(NetlinkSocket socket, string name)
    {
        NetlinkError error = socket.FindLink(Encoding.UTF8.GetBytes(name), out int index);
        return error.Failed ? throw new UsageException($"{name}: {error}") : index != 0 ? index : throw new UsageException("no link " + name);
    }

    public static Prefix ToPrefix(string text, bool isV6 = false)
    {
        if (text == "default")
            return new Prefix(isV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        string[] parts = text.Split('/');
        if (!IPAddress.TryParse(parts[0], out IPAddress? address))
            throw new UsageException($"{text}: not an address");
        int bits = address.GetAddressBytes().Length * 8;
        if (parts.Length == 1)
            return new Prefix(address, (byte)bits);
        return byte.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out byte length) && length <= bits
            ? new Prefix(address, length)
            : throw new UsageException($"{text}: not a prefix");
    }

    public static byte[] ToHardwareAddress(string text) => PhysicalAddress.TryParse(text.ToUpperInvariant().Replace(':', '-'), out PhysicalAddress? address)
        ? address.GetAddressBytes()
        : throw new UsageException($"{text}: not a hardware address");
}
