namespace HostDevice.Guards;

/// <summary>What the host uses a device for, as the end of a sentence that begins with the device. Nothing is allocated while there is nothing.</summary>
internal struct HostUse
{
    private string? _text;

    internal readonly bool IsNone => _text is null;

    /// <summary>Adds one use: <c>is a port of "br0"</c>.</summary>
    internal void Add(string use) => _text = _text is null ? use : $"{_text}, {use}";

    public override readonly string ToString() => _text ?? "";
}
