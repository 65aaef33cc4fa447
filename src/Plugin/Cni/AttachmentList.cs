using HostDevice.Cni.Json;

namespace HostDevice.Cni;

/// <summary>The attachments that live, as GC is told: <c>[{"containerID": "…", "ifname": "…"}, …]</c>, read in place.</summary>
internal readonly ref struct AttachmentList(ReadOnlySpan<byte> json)
{
    private const int TextRoom = 1024;

    private readonly ReadOnlySpan<byte> _json = json;

    /// <summary>Whether a record's key, container id, colon and CNI_IFNAME, is among them.</summary>
    internal bool Contains(ReadOnlySpan<byte> key)
    {
        if (_json.IsEmpty)
            return false;
        var fields = new JsonFields(_json, stackalloc byte[TextRoom]);
        if (!fields.Enter(JsonKind.Array, "", ""))
            return false;
        while (fields.NextElement())
        {
            if (fields.Enter(JsonKind.Object, "", "") && IsKey(ref fields, key))
                return true;
        }
        return false;
    }

    private static bool IsKey(ref JsonFields fields, ReadOnlySpan<byte> key)
    {
        ReadOnlySpan<byte> containerId = default;
        ReadOnlySpan<byte> ifName = default;
        while (fields.NextMember(out JsonText name))
        {
            if (name.Matches("containerID"u8))
                containerId = fields.Text(containerId, "");
            else if (name.Matches("ifname"u8))
                ifName = fields.Text(ifName, "");
            else
                fields.Skip();
        }
        return key.Length == containerId.Length + 1 + ifName.Length && key.StartsWith(containerId) && key[containerId.Length] == (byte)':'
            && key.EndsWith(ifName);
    }
}
