using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;
using Plugin.Latency.Programs;

namespace Plugin.Latency.Kernel;

/// <summary>Listens in a container for the kernel's word that IPv6 addresses have passed duplicate address detection.</summary>
internal sealed class DadWatch : IDisposable
{
    private readonly NetlinkSocket _events;
    private readonly Thread _thread;
    private readonly ConcurrentQueue<long> _settled = new();
    private volatile bool _isOver;

    internal DadWatch(string netns)
    {
        NetlinkError error = NetworkNamespace.OpenOwn(out NetworkNamespace own);
        error = error.Or(NetworkNamespace.Open(Encoding.UTF8.GetBytes(netns), out NetworkNamespace target, out _));
        error = error.Or(NetlinkSocket.OpenIn(NetlinkSocket.Route, target, own, out NetlinkSocket? events));
        own.Dispose();
        target.Dispose();
        if (!error.Failed)
            error = events!.Join(RtnetlinkGroups.RtnlgrpIpv6Ifaddr);
        if (error.Failed)
            throw new MeasurementException(error.ToString());
        _events = events!;
        _thread = new Thread(Listen);
        _thread.Start();
    }

    /// <summary>The last time before <paramref name="end"/> that an address was told settled, as a time stamp; 0 if none was.</summary>
    internal long TakeLast(long end)
    {
        Thread.Sleep(5);
        long last = 0;
        while (_settled.TryDequeue(out long settled))
        {
            if (settled <= end)
                last = settled;
        }
        return last;
    }

    public void Dispose()
    {
        _isOver = true;
        _thread.Join();
        _events.Dispose();
    }

    private void Listen()
    {
        byte[] buffer = new byte[8192];
        while (!_isOver)
        {
            NetlinkError error = _events.WaitForNotification(buffer, 100, out MessageEnumerator messages);
            long now = Stopwatch.GetTimestamp();
            if (error.Failed)
                continue;
            foreach (NetlinkMessage message in messages)
            {
                NetlinkError malformed = default;
                if (GetaddrReply.TryRead(message, out GetaddrReply address)
                    && (address.Flags.Or(address.IfaFlags, ref malformed) & IfaFlags.Tentative) == 0)
                    _settled.Enqueue(now);
            }
        }
    }
}
