using HostDevice.Cni;

namespace HostDevice.Devices;

/// <summary>Names of links in a message: quoted, with a comma between.</summary>
internal struct NameList
{
    /// <summary>The list so far; empty at first.</summary>
    internal string Text { readonly get => field ?? ""; private set; }

    /// <summary>Adds a name.</summary>
    /// <param name="name">As the kernel has it.</param>
    /// <param name="remark">What stands behind it, with a space in front.</param>
    internal void Add(InterfaceName name, string remark)
        => Text = $"{Text}{(Text.Length > 0 ? ", " : "")}{GoQuote.Quote(name.Bytes)}{remark}";

    /// <summary>Says how many there are that are not listed.</summary>
    internal void AddMore(int count)
    {
        if (count > 0)
            Text = $"{Text} and {count} more";
    }
}
