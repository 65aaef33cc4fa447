using Netlink.Codec;

namespace HostDevice.Move;

/// <summary>A stay of this thread in the container's namespace, for what neither a socket nor a path reaches: <c>/proc/sys/net</c>.</summary>
internal readonly ref struct NamespaceVisit
{
    private readonly NetworkNamespace _own;

    private NamespaceVisit(NetworkNamespace own) => _own = own;

    /// <summary>Goes there. Only after success is there a visit to end.</summary>
    internal static NetlinkError Begin(in NamespacePair spaces, out NamespaceVisit visit)
    {
        NetlinkError error = spaces.Target.Enter();
        visit = error.Failed ? default : new NamespaceVisit(spaces.Own);
        return error;
    }

    /// <summary>Comes back. If that fails the process ends: no code written for one namespace may go on in another.</summary>
    public void Dispose()
    {
        NetlinkError error = _own.Enter();
        if (error.Failed)
            Environment.FailFast($"cannot return to the own network namespace: {error}");
    }
}
