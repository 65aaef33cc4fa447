using HostDevice.Native;

namespace HostDevice.Devices;

/// <summary>Small texts of sysfs.</summary>
internal static class SysfsAttribute
{
    private const int MaxPath = 4096;

    /// <summary>Reads an attribute of a link, without its line feed.</summary>
    /// <param name="net">Directory with the link's own, no slash at its end: <c>/sys/class/net</c>, or <c>net</c> of a device.</param>
    /// <param name="link">Name of the link.</param>
    /// <param name="attribute">A slash and the attribute's name.</param>
    /// <param name="buffer">What does not fit is left out.</param>
    /// <param name="value">The text.</param>
    /// <returns>False when there is no such attribute, or the driver has no value for it.</returns>
    internal static bool TryRead(
        scoped ReadOnlySpan<byte> net, scoped ReadOnlySpan<byte> link, scoped ReadOnlySpan<byte> attribute, Span<byte> buffer,
        out ReadOnlySpan<byte> value)
    {
        value = default;
        Span<byte> room = stackalloc byte[MaxPath];
        if (!PathText.TryJoinAll(room, net, "/"u8, link, attribute, out ReadOnlySpan<byte> path) || SmallFile.Read(path, buffer, out value) != 0)
            return false;
        if (value.EndsWith("\n"u8))
            value = value[..^1];
        return true;
    }

    /// <summary>Reads an attribute that is a number; 0 when it is not there.</summary>
    /// <inheritdoc cref="TryRead"/>
    internal static int Number(ReadOnlySpan<byte> net, ReadOnlySpan<byte> link, ReadOnlySpan<byte> attribute)
    {
        Span<byte> text = stackalloc byte[16];
        return TryRead(net, link, attribute, text, out ReadOnlySpan<byte> value)
            && System.Buffers.Text.Utf8Parser.TryParse(value, out int number, out int length) && length == value.Length ? number : 0;
    }
}
