namespace Plugin.KernelTests.Kernel;

/// <summary>What <c>RTNLGRP_LINK</c> tells listeners in a namespace, from the creation of this object on.</summary>
internal sealed class LinkEvents(NetworkNamespace ns) : IDisposable
{
    private const uint LinkGroup = 1;
    private readonly NamespaceSocket _socket = new(ns, NamespaceSocket.Route, LinkGroup);

    /// <summary>All events so far about links other than <c>lo</c>, in order.</summary>
    public List<LinkEvent> Drain()
        => [.. _socket.Drain().SelectMany(NetlinkBytes.Split).Where(message => message.LinkIndex != 1)
            .Select(message => new LinkEvent(
                Removed: message.Type == NetlinkBytes.DelLink,
                message.LinkIndex,
                message.Text(NetlinkBytes.Ifname) ?? "",
                message.LinkUp,
                Registered: message.Type == NetlinkBytes.NewLink && message.LinkChange == uint.MaxValue))];

    public void Dispose() => _socket.Dispose();
}

/// <summary>One <c>RTM_NEWLINK</c> or <c>RTM_DELLINK</c>.</summary>
internal sealed record LinkEvent(bool Removed, int Index, string Name, bool Up, bool Registered);
