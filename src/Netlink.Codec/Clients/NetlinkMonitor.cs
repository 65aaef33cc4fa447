using System.Runtime.CompilerServices;

namespace Netlink.Codec;

/// <summary>
/// Follows tables of the kernel without a gap: a snapshot, then every change; when changes were lost (<c>ENOBUFS</c>), a snapshot anew.
/// </summary>
/// <remarks>
/// The dump runs on the subscription's own socket. Changes that come in between its answers are told apart by sequence number and
/// port id, kept, and handed out behind the snapshot, so each object's last word is the newest. A snapshot that was interrupted, or during
/// which changes were lost, is not ended but begun anew; how soon is limited (<see cref="Pace"/>). A consumer that does what
/// <see cref="MonitorStep"/> says has, after each step outside a snapshot, a state that the kernel had or is about to leave.
/// </remarks>
public sealed class NetlinkMonitor : IDisposable
{
    private readonly NetlinkSubscription _subscription;
    private readonly Readiness _readiness;
    private readonly SnapshotMerge _merge;

    internal NetlinkMonitor(NetlinkSubscription subscription)
    {
        _subscription = subscription;
        _readiness = new Readiness(subscription.Socket);
        _merge = new SnapshotMerge(subscription);
    }

    /// <summary>Opens a monitor of what a client does not know; requests are added by <see cref="Follow"/>.</summary>
    public static NetlinkError Open(int protocol, ReadOnlySpan<int> groups, NetlinkOptions options, out NetlinkMonitor? monitor)
    {
        NetlinkError error = NetlinkSubscription.Open(protocol, groups, options, out NetlinkSubscription? subscription);
        monitor = error.Failed ? null : new NetlinkMonitor(subscription!);
        return error;
    }

    /// <summary>How soon a snapshot may follow another: 100 ms at first, twice as long after each that was in vain, up to 50 times.</summary>
    public TimeSpan Pace
    {
        get => TimeSpan.FromMilliseconds(_merge.Pace);
        set => _merge.Pace = (int)Math.Clamp(value.TotalMilliseconds, 1, 60_000);
    }

    /// <summary>How many snapshots have begun; more than one says that there was a gap, or a table that was not still.</summary>
    public int Snapshots => _merge.Snapshots;

    /// <summary>Adds a dump to the snapshot; those of one monitor run one after the other. Before the first read.</summary>
    /// <param name="request">The dump; copied.</param>
    public NetlinkError Follow(scoped NetlinkRequest request)
    {
        if (!request.Error.Failed)
            _merge.Add(request);
        return request.Error;
    }

    /// <summary>Waits for the next step on the calling thread.</summary>
    /// <param name="timeout">How long.</param>
    /// <param name="update">The step.</param>
    /// <returns>False when the time is over.</returns>
    public bool Read(TimeSpan timeout, out MonitorUpdate update)
    {
        long deadline = Readiness.Deadline(timeout);
        while (!_merge.TryStep(out update, out int pause))
        {
            int left = Readiness.Left(deadline);
            if (left == 0)
                return false;
            if (pause > 0)
                Thread.Sleep(left < 0 ? pause : Math.Min(left, pause));
            else
                _subscription.Socket.WaitReadable(left);
        }
        return true;
    }

    /// <summary>Waits for the next step.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing is lost by it.</exception>
    public async ValueTask<MonitorUpdate> ReadAsync(CancellationToken cancellation = default)
    {
        MonitorUpdate update;
        while (!_merge.TryStep(out update, out int pause))
        {
            if (pause > 0)
                await Task.Delay(pause, cancellation).ConfigureAwait(false);
            else
                _merge.Heed(await _readiness.WaitAsync(cancellation).ConfigureAwait(false));
        }
        return update;
    }

    /// <summary>All steps as they come; the last is <see cref="MonitorStep.Failed"/>.</summary>
    public async IAsyncEnumerable<MonitorUpdate> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        MonitorUpdate update;
        do
        {
            update = await ReadAsync(cancellation).ConfigureAwait(false);
            yield return update;
        }
        while (update.Step != MonitorStep.Failed);
    }

    /// <summary>Closes the subscription; a read that waits ends with <see cref="MonitorStep.Failed"/>.</summary>
    public void Dispose()
    {
        _readiness.Dispose();
        _subscription.Dispose();
        _merge.Dispose();
    }
}
