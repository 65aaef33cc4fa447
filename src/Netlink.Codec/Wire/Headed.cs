namespace Netlink.Codec;

/// <summary>A nest that begins with a C structure: the structure, then the attributes.</summary>
/// <typeparam name="THeader">The structure.</typeparam>
/// <typeparam name="TSet">Reader of the attributes.</typeparam>
public readonly ref struct Headed<THeader, TSet>
    where THeader : unmanaged
    where TSet : IAttributeSet<TSet>, allows ref struct
{
    internal Headed(THeader header, TSet attributes)
    {
        Header = header;
        Attributes = attributes;
    }

    /// <summary>The structure.</summary>
    public THeader Header { get; }

    /// <summary>What follows it.</summary>
    public TSet Attributes { get; }
}

/// <summary>Bytes right behind a C structure.</summary>
/// <typeparam name="THeader">The structure.</typeparam>
public readonly ref struct HeadedBytes<THeader> where THeader : unmanaged
{
    internal HeadedBytes(THeader header, ReadOnlySpan<byte> bytes)
    {
        Header = header;
        Bytes = bytes;
    }

    /// <summary>The structure.</summary>
    public THeader Header { get; }

    /// <summary>What follows it.</summary>
    public ReadOnlySpan<byte> Bytes { get; }
}
