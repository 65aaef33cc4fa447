using HostDevice.Cni;

namespace HostDevice.Devices;

/// <summary>Names in a message: a comma between, the first few of them, and the number of the rest. Nothing is allocated while there is none.</summary>
internal struct NameList
{
    /// <summary>Names that are listed: a line that people read.</summary>
    private const int MaxListed = 16;

    private string? _names;
    private int _count;

    /// <summary>The list so far; empty at first.</summary>
    internal readonly string Text => _count <= MaxListed ? _names ?? "" : $"{_names} and {_count - MaxListed} more";

    /// <summary>Adds the name of a link, in quotes.</summary>
    /// <param name="name">As the kernel has it.</param>
    /// <param name="remark">What stands behind it, with a space in front.</param>
    internal void Add(InterfaceName name, string remark = "") => Add(_count < MaxListed ? GoQuote.Quote(name.Bytes) + remark : "");

    /// <summary>Adds a text.</summary>
    internal void Add(string text)
    {
        if (_count < MaxListed)
            _names = _names is null ? text : $"{_names}, {text}";
        _count++;
    }

    /// <summary>Counts some that cannot be named.</summary>
    internal void AddMore(int count) => _count += count;
}
