using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Netlink.Codec;

/// <summary><c>struct sockaddr_nl</c> of <c>linux/netlink.h</c>; Tmds.LibC does not have it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SockaddrNl
{
    public ushort Family;
    public ushort Pad;
    public uint PortId;
    public uint Groups;
}

/// <summary>Numbers of <c>linux/netlink.h</c>, <c>asm-generic/socket.h</c> and <c>linux/magic.h</c> that Tmds.LibC does not have.</summary>
internal static class Native
{
    public const int AfNetlink = 16;
    public const int SolNetlink = 270;

    public const int NetlinkAddMembership = 1;
    public const int NetlinkDropMembership = 2;
    public const int NetlinkListenAllNsid = 8;
    public const int NetlinkCapAck = 10;
    public const int NetlinkExtAck = 11;
    public const int NetlinkGetStrictCheck = 12;

    public const int SoRcvBuf = 8;
    public const int SoRcvBufForce = 33;
    public const int SoBindToDevice = 25;
    public const int SoBindToIfindex = 62;

    public const int NewNetworkNamespace = 0x40000000;

    /// <summary><c>NSFS_MAGIC</c>.</summary>
    public const long NsfsMagic = 0x6e736673;

    /// <summary><c>PROC_SUPER_MAGIC</c>: namespaces were files of procfs before Linux 3.19.</summary>
    public const long ProcfsMagic = 0x9fa0;
}

/// <summary><c>struct statfs</c>; only its first member is read.</summary>
[InlineArray(16)]
internal struct StatfsBuffer
{
    private long _word;
}

internal static partial class LibC
{
    [LibraryImport("libc", SetLastError = true)]
    internal static unsafe partial int fstatfs(int fd, StatfsBuffer* buffer);
}
