namespace HostDevice.Cni.Json;

/// <summary>Go's words for a value of the wrong type.</summary>
internal static class JsonMismatch
{
    /// <summary>A member of a structure.</summary>
    /// <param name="kind">What stands in the document.</param>
    /// <param name="place">Name of the innermost structure, a full stop, and the path to the member.</param>
    /// <param name="type">Go's type of the member.</param>
    internal static string Field(JsonKind kind, string place, string type)
        => $"json: cannot unmarshal {Word(kind)} into Go struct field {place} of type {type}";

    /// <summary>The document itself.</summary>
    internal static string Value(JsonKind kind, string type)
        => $"json: cannot unmarshal {Word(kind)} into Go value of type {type}";

    /// <summary>A number that its field cannot hold; Go shows the number.</summary>
    internal static string Number(ReadOnlySpan<byte> number, string place, string type)
        => $"json: cannot unmarshal number {ByteText.Of(number)} into Go struct field {place} of type {type}";

    private static string Word(JsonKind kind) => kind switch
    {
        JsonKind.Boolean => "bool",
        JsonKind.Number => "number",
        JsonKind.Text => "string",
        JsonKind.Array => "array",
        JsonKind.Object => "object",
        _ => "null",
    };
}
