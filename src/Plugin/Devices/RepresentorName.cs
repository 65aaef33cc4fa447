namespace HostDevice.Devices;

/// <summary>
/// Tells representors from ports by <c>phys_port_name</c>: a representor is the switch's end of a cable whose other end is a function of
/// the card, and stands in the same <c>net</c> directory as the port itself since Linux 5.8.
/// </summary>
/// <remarks>The kernel makes these names in <c>__devlink_port_phys_port_name_get</c> (<c>net/devlink/port.c</c>).</remarks>
internal static class RepresentorName
{
    /// <summary>Whether the name is that of a physical, virtual or sub-function: <c>pf0</c>, <c>pf0vf1</c>, <c>pf0sf88</c>, <c>c1pf0vf1</c>.</summary>
    /// <remarks>A port is called <c>p0</c>, or <c>p0s1</c> when it is split; most drivers give none.</remarks>
    internal static bool IsOfFunction(ReadOnlySpan<byte> name)
    {
        // The controller, where the function is not on this host.
        if (name.StartsWith("c"u8) && !TrySkip(ref name, "c"u8))
            return false;
        return TrySkip(ref name, "pf"u8) && (name.IsEmpty || ((TrySkip(ref name, "vf"u8) || TrySkip(ref name, "sf"u8)) && name.IsEmpty));
    }

    /// <summary>Whether the name is a number alone, as mlx5 named representors of virtual functions before Linux 5.2.</summary>
    internal static bool IsNumber(ReadOnlySpan<byte> name) => !name.IsEmpty && !name.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>Steps over a word and the number behind it.</summary>
    private static bool TrySkip(ref ReadOnlySpan<byte> name, ReadOnlySpan<byte> word)
    {
        if (!name.StartsWith(word))
            return false;
        ReadOnlySpan<byte> rest = name[word.Length..];
        int digits = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        digits = digits < 0 ? rest.Length : digits;
        if (digits == 0)
            return false;
        name = rest[digits..];
        return true;
    }
}
