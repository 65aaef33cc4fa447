namespace Netlink.Codec;

/// <summary>Adds to a refusal what can be found out about it.</summary>
internal delegate NetlinkError ErrorExplainer(NetlinkError error, in ExtAck ack, in NetlinkRequest request);

/// <summary>What there is to say of a refused request beyond errno, text and attribute; made only when the kernel refused something.</summary>
public sealed class ErrorDetails
{
    private readonly byte[] _request;

    private ErrorDetails(string? operation, string? doc, string? limit, byte[] request)
    {
        Operation = operation;
        Doc = doc;
        Limit = limit;
        _request = request;
    }

    /// <summary>What was asked for, by its name in the schema: <c>newlink</c>; null when the schema does not know it.</summary>
    public string? Operation { get; }

    /// <summary>What the schema says of the attribute at fault, or of the missing one; null when it says nothing.</summary>
    public string? Doc { get; }

    /// <summary>What the attribute may be: by the kernel's policy (<c>NLMSGERR_ATTR_POLICY</c>), else by the schema; null when neither tells.</summary>
    public string? Limit { get; }

    /// <summary>The request as it was sent, from its <c>nlmsghdr</c>.</summary>
    public ReadOnlySpan<byte> Request => _request;

    /// <summary>Limit and documentation, as they go on behind the attribute's path.</summary>
    internal string About => (Limit, Doc) switch
    {
        (null, null) => "",
        (null, { } doc) => $": {doc}",
        ({ } limit, null) => $": {limit}",
        ({ } limit, { } doc) => $": {limit}; {doc}",
    };

    /// <summary>The errno's words with its name and what was asked for.</summary>
    internal string Name(string words, int errno)
        => $"{(Operation is null ? "" : Operation + ": ")}{words}{(Diagnostics.Errno.Name(errno) is { } name ? $" ({name})" : "")}";

    internal static NetlinkError Explain(NetlinkError error, in ExtAck ack, in NetlinkRequest request)
    {
        AttributeNames? names = request.Names;
        int set = 0, type = 0;
        if (names is not null && ack.MissingType.TryGet(out uint missing))
        {
            type = (int)missing;
            ack.Missing(request, names, type, out set);
        }
        else if (ack.Offset.TryGet(out uint offset))
        {
            AttributePlace place = AttributePath.Find(request, (int)offset);
            (set, type) = (place.Set, place.Type);
        }
        string? limit = ack.Policy.TryGet(out ReadOnlySpan<byte> policy) ? PolicyText.Of(policy) : null;
        return error.With(new ErrorDetails(
            names?.OperationOf(new NetlinkMessage(request.Bytes)),
            set == 0 ? null : names?.Doc(set, type),
            limit ?? (set == 0 ? null : names?.Find(set, type).Limit),
            request.Bytes.ToArray()));
    }
}
