using CommunityToolkit.HighPerformance.Buffers;
using Netlink.Codec.Diagnostics;

namespace Netlink.Codec;

/// <summary>The monitor's state machine: one datagram a step, no waiting. Judges messages as every receive of the codec does (<see cref="ReplyFilter"/>).</summary>
internal sealed class SnapshotMerge(NetlinkSubscription subscription) : IDisposable
{
    /// <summary>Changes kept during a snapshot; beyond that it is begun anew, as after a loss.</summary>
    private const int MaxKept = 64 * 1024 * 1024;

    /// <summary>Datagrams thrown away before a snapshot, at most: a queue that fills faster than it empties is left for later.</summary>
    private const int MaxDiscarded = 200_000;

    private const int SlowestFactor = 50;

    private enum State
    {
        Due,
        Dumping,
        Ended,
        Live,
        Failed,
    }

    private readonly List<StoredRequest> _requests = [];
    private readonly ArrayPoolBufferWriter<byte> _kept = new();
    private State _state;
    private ReplyFilter _filter;
    private NetlinkError _reason;
    private bool _isVain;
    private int _request;
    private int _pace = 100;
    private int _factor = 1;
    private long _earliest;

    public int Pace
    {
        get => _pace;
        set => _pace = value;
    }

    public int Snapshots { get; private set; }

    public void Add(scoped NetlinkRequest request) => _requests.Add(new StoredRequest(request));

    public void Dispose() => _kept.Dispose();

    /// <summary>Goes on after a failure, with a snapshot.</summary>
    public void Revive() => _state = State.Due;

    /// <summary>Takes in what a wait was told.</summary>
    public void Heed(NetlinkError told)
    {
        if (told.Failed)
            Disturb(told);
    }

    /// <summary>Goes one step if that needs no waiting.</summary>
    /// <param name="update">The step.</param>
    /// <param name="pause">Otherwise: milliseconds to wait, 0 for until something can be read.</param>
    public bool TryStep(out MonitorUpdate update, out int pause)
    {
        pause = 0;
        while (true)
        {
            switch (_state)
            {
                case State.Due:
                    pause = (int)Math.Clamp(_earliest - Environment.TickCount64, 0, int.MaxValue);
                    if (pause > 0 || !Discard(out pause))
                    {
                        update = default;
                        return false;
                    }
                    if (_state == State.Due)
                        return Begin(out update);
                    break;
                case State.Ended:
                    _state = State.Live;
                    if (_kept.WrittenCount == 0)
                        break;
                    update = new MonitorUpdate(MonitorStep.Changes, _kept.WrittenMemory);
                    return true;
                case State.Failed:
                    update = new MonitorUpdate(MonitorStep.Failed, error: _reason);
                    return true;
                default:
                    if (_state == State.Dumping && _request == _requests.Count)
                    {
                        if (End(out update))
                            return true;
                        break;
                    }
                    if (!subscription.TryRead(out NotificationBatch batch))
                    {
                        update = default;
                        return false;
                    }
                    if (batch.Error.Failed)
                        Disturb(batch.Error);
                    else if (_state == State.Live)
                    {
                        update = new MonitorUpdate(MonitorStep.Changes, batch.Bytes);
                        return true;
                    }
                    else if (TakeObjects(batch, out update))
                        return true;
                    break;
            }
        }
    }

    /// <summary>Empties the queue: what is in it is older than the snapshot, and behind a loss no guide any more.</summary>
    private bool Discard(out int pause)
    {
        pause = 0;
        for (int i = 0; i < MaxDiscarded; i++)
        {
            if (!subscription.TryRead(out NotificationBatch batch))
                return true;
            if (!batch.Error.Failed || batch.Lost)
                continue;
            Disturb(batch.Error);
            return true;
        }
        pause = _pace;
        return false;
    }

    private bool Begin(out MonitorUpdate update)
    {
        _kept.Clear();
        _isVain = false;
        _request = 0;
        Snapshots++;
        _earliest = Environment.TickCount64 + (_pace * _factor);
        update = new MonitorUpdate(MonitorStep.SnapshotBegins, error: _reason);
        _reason = default;
        _state = State.Dumping;
        Ask();
        return true;
    }

    private void Ask()
    {
        if (_request == _requests.Count)
            return;
        NetlinkRequest request = _requests[_request].Request;
        NetlinkError error = subscription.Socket.SendDump(request);
        _filter = new ReplyFilter(request.Sequence, subscription.Socket.PortId);
        if (error.Failed)
            Fail(error);
    }

    private bool End(out MonitorUpdate update)
    {
        if (_isVain)
        {
            _factor = Math.Min(_factor * 2, SlowestFactor);
            _state = State.Due;
            update = default;
            return false;
        }
        _factor = 1;
        _state = State.Ended;
        update = new MonitorUpdate(MonitorStep.SnapshotEnds);
        return true;
    }

    /// <summary>A datagram answers one request: it is either objects, perhaps with the dump's end behind them, or changes.</summary>
    private bool TakeObjects(NotificationBatch batch, out MonitorUpdate update)
    {
        update = default;
        MessageEnumerator messages = batch.Messages;
        int objects = 0;
        while (messages.MoveNext())
        {
            switch (_filter.Judge(messages.Current))
            {
                case ReplyKind.Data:
                    objects = batch.Bytes.Length - messages.Rest.Length;
                    break;
                case ReplyKind.Overrun:
                    Disturb(new NetlinkError(NetlinkFault.Overrun));
                    break;
                case ReplyKind.Verdict:
                    Conclude(messages.Current);
                    break;
                default:
                    Keep(messages.Current);
                    break;
            }
        }
        if (objects == 0 || _state == State.Failed)
            return false;
        update = new MonitorUpdate(MonitorStep.Objects, batch.Bytes[..objects]);
        return true;
    }

    private void Conclude(NetlinkMessage verdict)
    {
        NetlinkRequest request = _requests[_request].Request;
        subscription.Socket.DumpEnded(verdict);
        NetlinkError error = subscription.Socket.Read(verdict, request);
        if (error.Failed)
        {
            Refuse(error);
            return;
        }
        if (_filter.Interrupted)
            Disturb(new NetlinkError(NetlinkFault.Interrupted));
        _request++;
        Ask();
    }

    /// <summary>What a full queue or a too small datagram brought about will pass; the rest of the snapshot is not asked for.</summary>
    private void Refuse(NetlinkError error)
    {
        if (error.Errno is not (Errno.ENOBUFS or Errno.EBUSY or Errno.EMSGSIZE))
        {
            Fail(error);
            return;
        }
        Disturb(new NetlinkError(error.Errno == Errno.EMSGSIZE ? NetlinkFault.Truncated : NetlinkFault.Overrun, error.Errno));
        _request = _requests.Count;
    }

    private void Keep(NetlinkMessage change)
    {
        // Parts of an earlier dump are older than the snapshot.
        if (_isVain || ((change.Flags & NetlinkFlags.Multi) != 0 && change.PortId == subscription.Socket.PortId))
            return;
        if (_kept.WrittenCount > MaxKept)
        {
            Disturb(new NetlinkError(NetlinkFault.Overrun));
            return;
        }
        int length = WireFormat.Align(change.Bytes.Length);
        Span<byte> room = _kept.GetSpan(length);
        change.Bytes.CopyTo(room);
        room[change.Bytes.Length..length].Clear();
        _kept.Advance(length);
    }

    /// <summary>Changes were lost: a snapshot is due, one that runs is in vain. It is read to its end all the same, since a socket has one dump at a time.</summary>
    private void Disturb(NetlinkError error)
    {
        if (error.Fault is not (NetlinkFault.Overrun or NetlinkFault.Truncated or NetlinkFault.Interrupted))
        {
            Fail(error);
            return;
        }
        if (!_reason.Failed)
            _reason = error;
        if (_state == State.Dumping)
            _isVain = true;
        else
            _state = State.Due;
    }

    private void Fail(NetlinkError error)
    {
        _reason = error;
        _state = State.Failed;
    }
}
