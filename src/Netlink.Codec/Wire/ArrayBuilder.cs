namespace Netlink.Codec;

/// <summary>Writes an array of strings or byte strings; <see cref="Dispose"/> closes it.</summary>
public readonly ref struct ArrayBuilder
{
    private readonly MessageBuilder _array;
    private readonly int _min;
    private readonly int _max;

    internal ArrayBuilder(MessageBuilder array, int min, int max)
    {
        _array = array;
        _min = min;
        _max = max;
    }

    /// <summary>Adds one entry; one of a length that the schema does not allow fails the build.</summary>
    /// <param name="index">Its place, where an attribute's type stands.</param>
    /// <param name="value">Its bytes, as they are.</param>
    public void Add(ushort index, ReadOnlySpan<byte> value)
    {
        if (_array.HasLength(index, value.Length, _min, _max))
            _array.PutBytes(index, value);
    }

    /// <summary>Closes the array.</summary>
    public void Dispose() => _array.EndNest();
}
