namespace Netlink.Codec;

public readonly ref partial struct MessageBuilder
{
    /// <summary>Puts a number or enumeration in any form.</summary>
    public void PutScalar<T>(ushort type, T value, ScalarForm form) where T : unmanaged
    {
        ulong bits = ScalarWire.From(value, form);
        ScalarWire.Write(Reserve(type, ScalarWire.SizeOf(bits, form)), bits, form);
    }

    /// <summary>Puts numbers as the entries of an array, whose types count from 0: YNL's <c>indexed-array</c> of scalars.</summary>
    public void PutArray<T>(ushort type, ReadOnlySpan<T> values, ScalarForm form) where T : unmanaged
    {
        MessageBuilder array = BeginNest(type);
        for (int i = 0; i < values.Length; i++)
            array.PutScalar((ushort)i, values[i], form);
        array.EndNest();
    }

    /// <summary>Opens an array of byte strings.</summary>
    /// <param name="type">Number of the attribute.</param>
    /// <param name="min">Fewest bytes of an entry.</param>
    /// <param name="max">Most bytes of an entry.</param>
    public ArrayBuilder BeginArray(ushort type, int min = 0, int max = WireFormat.MaxPayload) => new(BeginNest(type), min, max);

    /// <summary>Puts a number below a key, which stands where an attribute's type does.</summary>
    public void PutKeyed<T>(ushort type, ushort key, T value, ScalarForm form) where T : unmanaged
    {
        MessageBuilder nest = BeginNest(type);
        nest.PutScalar(key, value, form);
        nest.EndNest();
    }

}
