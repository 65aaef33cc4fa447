using System.Globalization;
using System.Net;
using System.Text;
using Netlink.Codec;

namespace Samples.Monitor;

/// <summary>The kernel's values as <c>ip</c> writes them.</summary>
internal static class Names
{
    public static string? AddressOrNull(Attr<ReadOnlySpan<byte>> attribute) =>
        attribute.TryGet(out ReadOnlySpan<byte> bytes) && bytes.Length == 4 ? new IPAddress(bytes).ToString() : null;

    /// <summary>A destination: the host's address alone if all its bits count.</summary>
    public static string Prefix(Attr<ReadOnlySpan<byte>> address, byte length) => AddressOrNull(address) is not { } text ? "default"
        : length == 32 ? text
        : string.Create(CultureInfo.InvariantCulture, $"{text}/{length}");

    /// <summary>Name of a link; its number if it is gone meanwhile.</summary>
    public static string OfLink(NetlinkSocket socket, int index)
    {
        Span<byte> name = stackalloc byte[16];
        return socket.GetLinkName(index, name, out int length).Failed ? $"if{index}" : Encoding.UTF8.GetString(name[..length]);
    }
}
