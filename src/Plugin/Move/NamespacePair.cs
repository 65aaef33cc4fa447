using HostDevice.Cni;
using HostDevice.Native;
using Netlink.Codec;

namespace HostDevice.Move;

/// <summary>The host's namespace and the container's, each with a socket that lives in it.</summary>
internal ref struct NamespacePair
{
    /// <summary>Where the plugin runs: the host's.</summary>
    internal NetworkNamespace Own { get; private set; }

    /// <summary>The container's.</summary>
    internal NetworkNamespace Target { get; private set; }

    internal NetlinkSocket Host { get; private set; }

    internal NetlinkSocket Container { get; private set; }

    /// <summary>Nothing lies at the path, or what is left there is no namespace: the container is gone.</summary>
    internal bool IsTargetGone { get; private set; }

    /// <summary>Opens all four; on failure none stays open.</summary>
    /// <param name="path"><c>CNI_NETNS</c>.</param>
    /// <param name="maySame">Whether the container's namespace may be the plugin's own (<c>CNI_NETNS_OVERRIDE</c>).</param>
    internal static CniError Open(ReadOnlySpan<byte> path, bool maySame, out NamespacePair pair)
    {
        pair = default;
        CniError failed = pair.OpenAll(path, maySame);
        if (failed.Failed)
            pair.Dispose();
        return failed;
    }

    public readonly void Dispose()
    {
        Container?.Dispose();
        Host?.Dispose();
        Target.Dispose();
        Own.Dispose();
    }

    private CniError OpenAll(ReadOnlySpan<byte> path, bool maySame)
    {
        NetlinkError error = NetworkNamespace.Open(path, out NetworkNamespace target, out long fileSystem);
        Target = target;
        IsTargetGone = error.Fault == NetlinkFault.Malformed || error.Errno == Tmds.Linux.LibC.ENOENT;
        if (error.Failed)
            return NotOpened(path, error, fileSystem);
        error = NetworkNamespace.OpenOwn(out NetworkNamespace own);
        Own = own;
        if (error.Failed)
            return CniError.Internal($"failed to open the plugin's own network namespace: {error}");
        if (own == target && !maySame)
            return new(CniErrorCode.InvalidNetns, "plugin's netns and netns from CNI_NETNS should not be the same");

        error = NetlinkSocket.Open(NetlinkSocket.Route, out NetlinkSocket? host);
        Host = host!;
        if (error.Failed)
            return CniError.Internal($"failed to open a netlink socket: {error}");
        error = NetlinkSocket.OpenIn(NetlinkSocket.Route, target, own, out NetlinkSocket? container);
        Container = container!;
        // nsfs and proc have other files too: setns tells what is no network namespace.
        return error.Failed ? CniError.Internal($"failed to open netns {GoQuote.Quote(path)}: {error}") : default;
    }

    private static CniError NotOpened(ReadOnlySpan<byte> path, NetlinkError error, long fileSystem)
    {
        string quoted = GoQuote.Quote(path);
        return error.Fault == NetlinkFault.Malformed
            ? CniError.Internal($"failed to open netns {quoted}: unknown FS magic on {quoted}: {fileSystem:x}")
            : CniError.Internal($"failed to open netns {quoted}: failed to Statfs {quoted}: {Errno.Text(error.Errno)}");
    }
}
