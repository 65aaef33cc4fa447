namespace Netlink.Decode.Input;

/// <summary>What keeps memory flat, whatever the input.</summary>
internal static class Limits
{
    /// <summary>Longest datagram in bytes. Dumps come in 32 KiB at most; a batch of nft may be larger.</summary>
    public const int Datagram = 1024 * 1024;

    /// <summary>Longest line of a text in bytes: a datagram in the widest notation, and words around it.</summary>
    public const int Line = (5 * Datagram) + 4096;
}
