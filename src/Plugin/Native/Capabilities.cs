using System.Runtime.InteropServices;

namespace HostDevice.Native;

/// <summary>What the process may do: <c>capabilities(7)</c>.</summary>
internal static unsafe partial class Capabilities
{
    // linux/capability.h
    private const uint Version3 = 0x20080522;
    private const int NetAdmin = 12;
    private const int SysAdmin = 21;

    /// <summary>Name of a capability that moving a device needs and the process has not; null when it has them all.</summary>
    internal static string? Missing()
    {
        Header header = new() { Version = Version3 };
        // struct __user_cap_data_struct, twice: effective, permitted and inheritable, the low 32 capabilities before the high.
        uint* sets = stackalloc uint[6];
        if (capget(&header, sets) != 0)
            return null;
        uint effective = sets[0];
        return (effective & (1u << NetAdmin)) == 0 ? "CAP_NET_ADMIN"
            : (effective & (1u << SysAdmin)) == 0 ? "CAP_SYS_ADMIN"
            : null;
    }

    [LibraryImport("libc")]
    [SuppressGCTransition]
    private static partial int capget(Header* header, uint* sets);

    /// <summary><c>struct __user_cap_header_struct</c>; process 0 is this one.</summary>
    private struct Header
    {
        public uint Version;
        public int Process;
    }
}
