namespace Netlink.Codec.Tests.Fuzz;

/// <summary>Reads what a property of a generated reader gives, to its last byte. One method for each kind of property.</summary>
internal static class Touch
{
    public static void Plain<T>(T value, Tally tally) where T : unmanaged => tally.Add(value.GetHashCode());

    public static void Span(ReadOnlySpan<byte> value, Tally tally)
    {
        int sum = 0;
        foreach (byte b in value)
            sum += b;
        tally.Add(sum);
    }

    public static void Value<T>(Attr<T> attribute, Tally tally) where T : unmanaged
    {
        NetlinkError error = default;
        tally.Add(attribute.Or(default, ref error).GetHashCode());
    }

    public static void Bytes(Attr<ReadOnlySpan<byte>> attribute, Tally tally)
    {
        NetlinkError error = default;
        Span(attribute.Require(ref error), tally);
    }

    public static void Array<T>(Attr<ScalarArray<T>> attribute, Tally tally) where T : unmanaged
    {
        tally.Add(0);
        if (!attribute.TryGet(out ScalarArray<T> numbers))
            return;
        for (int i = 0; i < numbers.Length; i++)
            tally.Sum += numbers[i].GetHashCode();
    }

    public static void Nest<TSet>(Attr<TSet> attribute, Tally tally) where TSet : allows ref struct
    {
        tally.Add(0);
        if (attribute.TryGet(out TSet set))
            Reader<TSet>.Touch(set, tally);
    }

    public static void HeadedNest<THeader, TSet>(Attr<Headed<THeader, TSet>> attribute, Tally tally)
        where THeader : unmanaged
        where TSet : IAttributeSet<TSet>, allows ref struct
    {
        tally.Add(0);
        if (!attribute.TryGet(out Headed<THeader, TSet> nest))
            return;
        tally.Add(nest.Header.GetHashCode());
        Reader<TSet>.Touch(nest.Attributes, tally);
    }

    public static void Nests<TSet>(NestSequence<TSet> nests, Tally tally) where TSet : IAttributeSet<TSet>, allows ref struct
    {
        foreach (Attr<TSet> nest in nests)
            Nest(nest, tally);
    }

    public static void Strings(StringSequence strings, Tally tally)
    {
        foreach (Attr<ReadOnlySpan<byte>> text in strings)
            Bytes(text, tally);
    }

    public static void Numbers<T>(ScalarSequence<T> numbers, Tally tally) where T : unmanaged
    {
        foreach (Attr<T> number in numbers)
            Value(number, tally);
    }

    public static void Structures<T>(StructSequence<T> structures, Tally tally) where T : unmanaged
    {
        foreach (Attr<T> structure in structures)
            Value(structure, tally);
    }

    public static void HeadedNests<THeader, TSet>(HeadedSequence<THeader, TSet> nests, Tally tally)
        where THeader : unmanaged
        where TSet : IAttributeSet<TSet>, allows ref struct
    {
        foreach (Attr<Headed<THeader, TSet>> nest in nests)
            HeadedNest(nest, tally);
    }

    public static void KeyedNests<TSet>(KeyedNestSequence<TSet> nests, Tally tally) where TSet : IAttributeSet<TSet>, allows ref struct
    {
        foreach (Attr<Keyed<TSet>> nest in nests)
        {
            tally.Add(nest.IsPresent ? 1 : 0);
            if (nest.TryGet(out Keyed<TSet> keyed))
                Reader<TSet>.Touch(keyed.Attributes, tally);
        }
    }

    public static void KeyedNumbers<T>(KeyedScalarSequence<T> numbers, Tally tally) where T : unmanaged
    {
        foreach (Attr<KeyedScalar<T>> number in numbers)
            Value(number, tally);
    }

    public static void Walk(AttributeEnumerator attributes, Tally tally)
    {
        while (attributes.MoveNext())
            Span(attributes.Current.Payload, tally);
    }
}

/// <summary>What one thread of the fuzzer has done.</summary>
internal sealed class Tally
{
    /// <summary>Properties and items read, of the message at hand.</summary>
    public long Steps { get; set; }

    /// <summary>Keeps reads from being optimized away.</summary>
    public int Sum { get; set; }

    public void Add(int value)
    {
        Steps++;
        Sum += value;
    }
}
