namespace HostDevice.Cni.Json;

/// <summary>Reads values into fields of a fixed type as Go's decoder does: null changes nothing, a value of another type changes
/// nothing either, and the first such value is the fault of the document.</summary>
/// <remarks>A place is what Go calls it: name of the innermost structure, a full stop, the path to the member.</remarks>
internal ref struct JsonFields(ReadOnlySpan<byte> document, Span<byte> room)
{
    private JsonCursor _cursor = new(document);
    private TextArena _arena = new(room);

    /// <summary>Go's text for the first value of a wrong type; null if there was none.</summary>
    internal string? Fault { get; private set; }

    /// <summary>Kind of the value that comes next.</summary>
    internal JsonKind Kind => _cursor.Kind;

    /// <summary>Steps into the object or array that comes next.</summary>
    internal void Enter() => _cursor.Enter();

    internal bool NextMember(out JsonText key) => _cursor.NextMember(out key);

    internal bool NextElement() => _cursor.NextElement();

    internal ReadOnlySpan<byte> Skip() => _cursor.Skip();

    /// <summary>The bytes of the value that comes next, which is neither read nor skipped by this.</summary>
    internal readonly ReadOnlySpan<byte> Peek()
    {
        JsonCursor ahead = _cursor;
        return ahead.Skip();
    }

    /// <param name="before">What the field holds, and keeps unless the value is a string.</param>
    /// <param name="place">Where the value stands; <paramref name="member"/> is put behind it only when there is a fault to tell.</param>
    /// <param name="member">Begins with a full stop.</param>
    /// <param name="type">Go's type: some are read from strings.</param>
    internal ReadOnlySpan<byte> Text(ReadOnlySpan<byte> before, string place, string member = "", string type = "string")
    {
        if (Kind == JsonKind.Text)
            return _cursor.ReadText().Decode(ref _arena);
        Mismatch(place, type, member);
        return before;
    }

    internal bool Boolean(bool before, string place)
    {
        if (Kind == JsonKind.Boolean)
            return _cursor.ReadBoolean();
        Mismatch(place, "bool");
        return before;
    }

    /// <summary>Reads a whole number of 64 bits.</summary>
    internal long Integer(long before, string place, string member = "", string type = "int")
    {
        if (Kind != JsonKind.Number)
        {
            Mismatch(place, type, member);
            return before;
        }
        ReadOnlySpan<byte> number = Skip();
        bool isWhole = System.Buffers.Text.Utf8Parser.TryParse(number, out long value, out int length) && length == number.Length;
        if (isWhole && (value >= 0 || type == "int"))
            return value;
        Fault ??= JsonMismatch.Number(number, place + member, type);
        return before;
    }

    /// <summary>Makes <paramref name="fault"/> the fault of the document, unless it has one.</summary>
    internal void Refuse(string fault) => Fault ??= fault;

    /// <summary>Checks that the value is an array of strings, and steps over it.</summary>
    internal void Texts(string place)
    {
        if (!Enter(JsonKind.Array, place, "[]string"))
            return;
        while (NextElement())
            Text(default, place);
    }

    /// <summary>Steps into a value of the wanted kind, over any other.</summary>
    /// <param name="wanted">Object or array.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="type">Go's type.</param>
    /// <param name="member">Goes behind the place.</param>
    /// <returns>True inside.</returns>
    internal bool Enter(JsonKind wanted, string place, string type, string member = "")
    {
        if (Kind == wanted)
        {
            _cursor.Enter();
            return true;
        }
        Mismatch(place, type, member);
        return false;
    }

    /// <summary>Steps over a value that is not of the type wanted, which is a fault unless it is null.</summary>
    internal void Mismatch(string place, string type, string member = "")
    {
        if (Kind != JsonKind.Null)
            Fault ??= JsonMismatch.Field(Kind, place + member, type);
        _cursor.Skip();
    }
}
