using Netlink.Codec.Rtnetlink;

namespace HostDevice.Ipam;

/// <summary>The key <c>dad</c>: what becomes of duplicate address detection for the delegate's IPv6 addresses.</summary>
internal enum DadMode
{
    /// <summary>The key is absent: as upstream, it is waited for if there is an IPv6 gateway, and a duplicate is an error.</summary>
    Await,

    /// <summary><c>"optimistic"</c>: the addresses are of use while it runs (RFC 4429); nobody waits for it.</summary>
    Optimistic,

    /// <summary><c>"off"</c>: there is none.</summary>
    Off,

    /// <summary>None of these.</summary>
    Unknown,
}

/// <summary>Reads a <see cref="DadMode"/>, and says what it means to the kernel.</summary>
internal static class DadModes
{
    internal static DadMode Parse(ReadOnlySpan<byte> text)
        => text.IsEmpty ? DadMode.Await
            : text.SequenceEqual("optimistic"u8) ? DadMode.Optimistic
            : text.SequenceEqual("off"u8) ? DadMode.Off
            : DadMode.Unknown;

    /// <summary>The flag of an IPv6 address that is added.</summary>
    internal static IfaFlags FlagOf(DadMode mode) => mode switch
    {
        DadMode.Optimistic => IfaFlags.Optimistic,
        DadMode.Off => IfaFlags.Nodad,
        _ => 0,
    };
}
