using System.Globalization;
using System.Net;
using System.Text;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace Samples.Ip;

/// <summary>The kernel's values as <c>ip</c> writes them.</summary>
internal static class Names
{
    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    public static string? TextOrNull(Attr<ReadOnlySpan<byte>> attribute) => attribute.TryGet(out ReadOnlySpan<byte> bytes) ? Text(bytes) : null;

    public static string? AddressOrNull(Attr<ReadOnlySpan<byte>> attribute) =>
        attribute.TryGet(out ReadOnlySpan<byte> bytes) && bytes.Length is 4 or 16 ? new IPAddress(bytes).ToString() : null;

    public static string? HardwareOrNull(Attr<ReadOnlySpan<byte>> attribute) => attribute.TryGet(out ReadOnlySpan<byte> bytes)
        ? string.Join(':', Convert.ToHexStringLower(bytes).Chunk(2).Select(pair => new string(pair)))
        : null;

    public static string Of(Af family) => family == Af.Inet6 ? "inet6" : "inet";

    public static Af FamilyOf(bool isV6) => isV6 ? Af.Inet6 : Af.Inet;

    public static string Of(RtScope scope) => scope == RtScope.Universe ? "global" : Lower(scope);

    public static string Of(RtTable table) => Lower(table);

    public static string Of(Rtprot protocol) => Lower(protocol);

    /// <summary>A destination: the host's address alone if all its bits count.</summary>
    public static string Of(Attr<ReadOnlySpan<byte>> address, byte length, string whenAbsent) => AddressOrNull(address) is not { } text ? whenAbsent
        : length == (text.Contains(':', StringComparison.Ordinal) ? 128 : 32) ? text
        : string.Create(CultureInfo.InvariantCulture, $"{text}/{length}");

    /// <summary>Name of a link; its number if it is gone meanwhile.</summary>
    public static string OfLink(NetlinkSocket socket, int index)
    {
        Span<byte> name = stackalloc byte[16];
        return socket.GetLinkName(index, name, out int length).Failed ? $"if{index}" : Text(name[..length]);
    }

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
