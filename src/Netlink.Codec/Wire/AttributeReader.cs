namespace Netlink.Codec;

/// <summary>Finds and reads the attributes of one set in place. Bounded work on any bytes, no exception, no allocation.</summary>
/// <remarks>
/// Each look-up walks the set once; where a type occurs twice the last one wins, as in the kernel's <c>nla_parse</c>.
/// Where the walk breaks off, what was not found before is malformed, not absent. <see cref="AttributeIndex{TSlots}"/> walks once for all.
/// </remarks>
public readonly ref partial struct AttributeReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _base;

    /// <summary>Reads attributes.</summary>
    /// <param name="bytes">From the header of the first attribute to the end of the last.</param>
    /// <param name="offset">Where <paramref name="bytes"/> begins within its message; errors count from the message's start.</param>
    public AttributeReader(ReadOnlySpan<byte> bytes, int offset = 0)
    {
        _bytes = bytes;
        _base = offset;
    }

    /// <summary>The bytes of all attributes, headers included.</summary>
    public ReadOnlySpan<byte> Raw => _bytes;

    /// <summary>Where they begin within their message.</summary>
    internal int Offset => _base;

    /// <summary>Every attribute in the message's order, unknown ones too.</summary>
    public AttributeEnumerator GetEnumerator() => new(_bytes, _base);

    /// <summary>The attributes as text for people: by the schema's names, types and display hints.</summary>
    /// <param name="names">The family's attributes.</param>
    /// <param name="set">Id of the set that these are, in <paramref name="names"/>.</param>
    public string ToText(AttributeNames names, int set)
    {
        var text = new AttributeText(names);
        text.AppendSet(this, set);
        return text.ToString();
    }

    /// <summary>Finds an attribute by a walk over the set; of several of this type the last.</summary>
    public FoundAttribute this[ushort type]
    {
        get
        {
            FoundAttribute found = default;
            var walk = new AttributeEnumerator(_bytes, _base);
            while (walk.MoveNext())
            {
                if (walk.CurrentType == type)
                    found = new FoundAttribute(walk.Current);
            }
            return found.State == AttrState.Absent && walk.IsMalformed ? FoundAttribute.Broken(walk.Position) : found;
        }
    }
}
