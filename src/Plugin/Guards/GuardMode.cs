namespace HostDevice.Guards;

/// <summary>The key <c>guard</c>: what to do when the host itself uses the device.</summary>
internal enum GuardMode
{
    /// <summary>Move it, as upstream, and say so in one line on the error output. The default; also <c>"warn"</c>.</summary>
    Warn,

    /// <summary><c>"strict"</c>: refuse.</summary>
    Strict,

    /// <summary><c>"off"</c>: do not even look.</summary>
    Off,

    /// <summary>None of these.</summary>
    Unknown,
}

/// <summary>Reads a <see cref="GuardMode"/>.</summary>
internal static class GuardModes
{
    internal static GuardMode Parse(ReadOnlySpan<byte> text)
        => text.IsEmpty || text.SequenceEqual("warn"u8) ? GuardMode.Warn
            : text.SequenceEqual("strict"u8) ? GuardMode.Strict
            : text.SequenceEqual("off"u8) ? GuardMode.Off
            : GuardMode.Unknown;
}
