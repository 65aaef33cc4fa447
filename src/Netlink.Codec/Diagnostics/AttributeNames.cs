namespace Netlink.Codec;

/// <summary>The attributes of a family by number. One implementation is emitted for each schema.</summary>
public abstract class AttributeNames
{
    /// <summary>Finds an attribute; the default value when the schema has none of this number.</summary>
    public abstract AttributeInfo Find(int set, int type);

    /// <summary>Finds the shape of a sub-message that a text picks; the default value when the selector is unknown.</summary>
    public abstract SetInfo SelectSet(int subMessage, ReadOnlySpan<byte> selector);

    /// <summary>Finds the shape of a sub-message that a number picks; the default value when the selector is unknown.</summary>
    public virtual SetInfo SelectSet(int subMessage, ulong selector) => default;

    /// <summary>The operation that a request asks for, by its name in the schema; null when the schema has none of its number.</summary>
    public virtual string? OperationOf(NetlinkMessage request) => null;

    /// <summary>What the schema's documentation says of an attribute; null for nothing.</summary>
    public virtual string? Doc(int set, int type) => null;

    /// <summary><c>cmd</c> of a message of generic netlink, -1 when it is too short.</summary>
    protected static int Command(NetlinkMessage message) => message.Payload.IsEmpty ? -1 : message.Payload[0];

    /// <summary>A number without content.</summary>
    protected static AttributeInfo Unused(string name) => new(name) { Kind = AttributeKind.Unused };

    /// <summary>Bytes.</summary>
    protected static AttributeInfo Bytes(string name, DisplayHint hint = 0, string? limit = null) => new(name) { Hint = hint, Limit = limit };

    /// <summary>Text.</summary>
    protected static AttributeInfo Text(string name, string? limit = null) => new(name) { Kind = AttributeKind.Text, Limit = limit };

    /// <summary>A flag.</summary>
    protected static AttributeInfo Flag(string name) => new(name) { Kind = AttributeKind.Flag };

    /// <summary>A number.</summary>
    protected static AttributeInfo Number(string name, ScalarForm form, DisplayHint hint = 0, string? limit = null)
        => new(name) { Kind = AttributeKind.Number, Form = form, Hint = hint, Limit = limit };

    /// <summary>Anything of numbers, texts or bytes that is more than one.</summary>
    protected static AttributeInfo Many(string name, AttributeKind kind, ScalarForm form = 0, DisplayHint hint = 0, string? limit = null)
        => new(name) { Kind = kind, Form = form, Hint = hint, Limit = limit };

    /// <summary>A C structure.</summary>
    protected static AttributeInfo Struct(string name, int size) => new(name) { Kind = AttributeKind.Struct, FixedHeader = size };

    /// <summary>A nest.</summary>
    protected static AttributeInfo Nest(string name, int set, int header = 0) => new(name) { Kind = AttributeKind.Nest, NestedSet = set, FixedHeader = header };

    /// <summary>Bytes behind a C structure.</summary>
    protected static AttributeInfo HeadedBytes(string name, int header, DisplayHint hint = 0) => new(name) { FixedHeader = header, Hint = hint };

    /// <summary>Records.</summary>
    protected static AttributeInfo Records(string name, int set, int header)
        => new(name) { Kind = AttributeKind.Records, NestedSet = set, FixedHeader = header };

    /// <summary>What a text picks.</summary>
    protected static AttributeInfo ByText(string name, int subMessage, int selector, int selectorSet = 0)
        => new(name) { Kind = AttributeKind.SubMessage, SubMessage = subMessage, Selector = selector, SelectorSet = selectorSet };

    /// <summary>What a number picks.</summary>
    protected static AttributeInfo ByNumber(string name, int subMessage, int selector, ScalarForm form, int selectorSet = 0)
        => new(name) { Kind = AttributeKind.NumberedSubMessage, SubMessage = subMessage, Selector = selector, Form = form, SelectorSet = selectorSet };
}
