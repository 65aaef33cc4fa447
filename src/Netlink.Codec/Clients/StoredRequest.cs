namespace Netlink.Codec;

/// <summary>A request that is sent again and again.</summary>
internal sealed class StoredRequest
{
    private readonly byte[] _bytes;
    private readonly AttributeNames? _names;
    private readonly int _set;
    private readonly int _attributesAt;

    public StoredRequest(scoped NetlinkRequest request)
    {
        _bytes = request.Bytes.ToArray();
        _names = request.Names;
        _set = request.Set;
        _attributesAt = request.AttributesAt;
    }

    public NetlinkRequest Request => new(_bytes, _names!, _set, _attributesAt);
}
