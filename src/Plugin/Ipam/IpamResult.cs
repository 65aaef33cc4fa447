using HostDevice.Cni;
using HostDevice.Cni.Json;

namespace HostDevice.Ipam;

/// <summary>Reads a delegate's answer, of whatever version that is.</summary>
internal static class IpamResult
{
    /// <summary>Reads an answer that must hold an address.</summary>
    /// <param name="answer">As printed.</param>
    /// <param name="configVersion">As in <see cref="Read"/>.</param>
    /// <param name="known">Addresses that are in <paramref name="parts"/> already.</param>
    /// <param name="parts">Its lists must be set up; the answer's are put behind what they hold.</param>
    /// <returns>Upstream's words for an answer that cannot be used.</returns>
    internal static CniError ReadAddresses(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> configVersion, int known, ref ResultParts parts)
    {
        string? fault = Read(answer, configVersion, ref parts);
        if (fault is not null)
            return CniError.Internal(fault);
        return parts.Ips.Count == known ? CniError.Internal("IPAM plugin returned missing IP config") : default;
    }

    /// <summary>Reads an answer.</summary>
    /// <param name="document">As printed.</param>
    /// <param name="configVersion"><c>cniVersion</c> of the configuration, for an answer that names none.</param>
    /// <param name="parts">Its lists must be set up.</param>
    /// <returns>What is wrong with it; null: nothing.</returns>
    internal static string? Read(ReadOnlySpan<byte> document, ReadOnlySpan<byte> configVersion, ref ResultParts parts)
    {
        if (JsonSyntax.Check(document) is { } syntax)
            return $"failed to unmarshal raw result: {syntax}";
        JsonKind kind = new JsonCursor(document).Kind;
        if (kind == JsonKind.Null)
            return null;
        if (kind != JsonKind.Object)
            return $"failed to unmarshal raw result: {JsonMismatch.Value(kind, "map[string]interface {}")}";

        Span<byte> room = stackalloc byte[64];
        ReadOnlySpan<byte> named = NamedVersion(document, room);
        ReadOnlySpan<byte> version = named.IsEmpty ? configVersion : named;
        CniVersion layout = CniVersions.Parse(version);
        if (layout == CniVersion.Unsupported)
            return $"unsupported CNI result version {GoQuote.Quote(version)}";
        // 0.1.0 if neither names one.
        return ResultReader.Read(document, layout, CniVersions.Text(layout), isVersionFixed: named.IsEmpty, default, ref parts);
    }

    /// <summary>The value of exactly the key <c>cniVersion</c>, if it is a string.</summary>
    private static ReadOnlySpan<byte> NamedVersion(ReadOnlySpan<byte> document, Span<byte> room)
    {
        var cursor = new JsonCursor(document);
        ReadOnlySpan<byte> version = default;
        cursor.Enter();
        while (cursor.NextMember(out JsonText key))
        {
            if (!key.Is("cniVersion"u8))
            {
                cursor.Skip();
                continue;
            }
            var arena = new TextArena(room);
            bool isText = cursor.Kind == JsonKind.Text;
            version = isText ? cursor.ReadText().Decode(ref arena) : default;
            if (!isText)
                cursor.Skip();
        }
        return version;
    }
}
