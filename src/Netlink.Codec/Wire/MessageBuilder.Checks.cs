using System.Runtime.CompilerServices;

namespace Netlink.Codec;

/// <content>What a schema says of a value under <c>checks</c>. A value beyond it fails the build; its text names the limit.</content>
public readonly ref partial struct MessageBuilder
{
    /// <summary>Whether a number may be put; if not, the build has failed.</summary>
    public bool InRange(ushort type, ulong value, ulong min, ulong max) => (value >= min && value <= max) || IsOutOfRange(type);

    /// <summary>Whether a signed number may be put; if not, the build has failed.</summary>
    public bool InRange(ushort type, long value, long min, long max) => (value >= min && value <= max) || IsOutOfRange(type);

    /// <summary>Whether a string or bytes of this length may be put; if not, the build has failed.</summary>
    public bool HasLength(ushort type, int length, int min, int max) => (length >= min && length <= max) || IsOutOfRange(type);

    /// <summary>Whether no bit is set but those of the mask; if one is, the build has failed.</summary>
    public bool InMask(ushort type, ulong value, ulong mask) => (value & ~mask) == 0 || IsOutOfRange(type);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsOutOfRange(ushort type)
    {
        BuildState.Fail(_buffer, NetlinkFault.OutOfRange, type);
        return false;
    }
}
