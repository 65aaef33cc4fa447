namespace Netlink.Codec;

/// <summary>Writes an array of strings or byte strings; <see cref="Dispose"/> closes it.</summary>
public readonly ref struct ArrayBuilder
{
    private readonly MessageBuilder _array;

    internal ArrayBuilder(MessageBuilder array) => _array = array;

    /// <summary>Adds one entry.</summary>
    /// <param name="index">Its place, where an attribute's type stands.</param>
    /// <param name="value">Its bytes, as they are.</param>
    public void Add(ushort index, ReadOnlySpan<byte> value) => _array.PutBytes(index, value);

    /// <summary>Closes the array.</summary>
    public void Dispose() => _array.EndNest();
}
