using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.Move;
using HostDevice.Native;
using Netlink.Codec;

namespace HostDevice.Ipam;

/// <summary>What must be set in the container before a link there can have an IPv6 address.</summary>
internal static class Ipv6Switches
{
    private const int MaxPath = 128;

    /// <summary>Sees to it that IPv6 is on for <c>lo</c> and the link, and that the link's addresses outlive its being taken down.</summary>
    /// <param name="spaces">Both namespaces.</param>
    /// <param name="link">In the container.</param>
    /// <param name="isOptimistic">Whether addresses may be used while duplicate detection runs: without this the kernel ignores their flag.</param>
    /// <remarks>Container runtimes turn IPv6 off for all links of a new namespace when the pod has no IPv6 address of its own.</remarks>
    internal static CniError Enable(in NamespacePair spaces, InterfaceName link, bool isOptimistic = false)
    {
        // /proc/sys/net shows the namespace of the thread that opens it.
        NetlinkError error = NamespaceVisit.Begin(spaces, out NamespaceVisit visit);
        if (error.Failed)
            return CniError.Internal($"failed to enter the container's network namespace: {error}");
        using (visit)
        {
            CniError failed = TurnOn("lo"u8);
            if (!failed.Failed)
                failed = TurnOn(link.Bytes);
            if (!failed.Failed)
                failed = Set(link.Bytes, "keep_addr_on_down"u8);
            return failed.Failed || !isOptimistic ? failed : Set(link.Bytes, "optimistic_dad"u8);
        }
    }

    private static CniError TurnOn(ReadOnlySpan<byte> link)
    {
        Span<byte> buffer = stackalloc byte[MaxPath];
        Span<byte> text = stackalloc byte[16];
        ReadOnlySpan<byte> path = Path(buffer, link, "disable_ipv6"u8);
        int errno = SmallFile.Read(path, text, out ReadOnlySpan<byte> value);
        string key = ByteText.Of(path["/proc/sys/"u8.Length..]);
        if (errno != 0)
        {
            // As upstream: without this switch there may still be IPv6; if not, the address is refused.
            string warning = $"ipam_linux: failed to read sysctl {GoQuote.Quote(key)}: open {ByteText.Of(path)}: {Errno.Text(errno)}\n";
            _ = StandardStreams.WriteAll(StandardStreams.Error, System.Text.Encoding.UTF8.GetBytes(warning));
            return default;
        }
        value = value.TrimEnd((byte)'\n');
        if (value.SequenceEqual("0"u8))
            return default;
        errno = SmallFile.Set(path, "0"u8);
        return errno == 0
            ? default
            : CniError.Internal($"failed to enable IPv6 for interface {GoQuote.Quote(link)} ({key}={ByteText.Of(value)}): {Fault(path, errno)}");
    }

    private static CniError Set(ReadOnlySpan<byte> link, ReadOnlySpan<byte> name)
    {
        Span<byte> buffer = stackalloc byte[MaxPath];
        ReadOnlySpan<byte> path = Path(buffer, link, name);
        int errno = SmallFile.Set(path, "1"u8);
        return errno == 0
            ? default
            : CniError.Internal($"failed to enable {ByteText.Of(name)} for interface {GoQuote.Quote(link)}: {Fault(path, errno)}");
    }

    private static string Fault(ReadOnlySpan<byte> path, int errno) => $"open {ByteText.Of(path)}: {Errno.Text(errno)}";

    private static ReadOnlySpan<byte> Path(Span<byte> buffer, ReadOnlySpan<byte> link, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> folder = "/proc/sys/net/ipv6/conf/"u8;
        folder.CopyTo(buffer);
        PathText.TryJoinAll(buffer[folder.Length..], link, "/"u8, name, default, out ReadOnlySpan<byte> rest);
        return buffer[..(folder.Length + rest.Length)];
    }
}
