using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using CommunityToolkit.HighPerformance.Buffers;

namespace Netlink.Codec;

/// <summary>Listens to multicast groups. Waiting costs no thread: it is the runtime's own epoll that wakes.</summary>
/// <remarks>One reader at a time. Losses are told, never hidden; <see cref="NetlinkMonitor"/> makes up for them.</remarks>
public sealed class NetlinkSubscription : IDisposable
{
    private readonly NetlinkSocket _socket;
    private readonly Readiness _readiness;
    private MemoryOwner<byte> _buffer;

    internal NetlinkSubscription(NetlinkSocket socket, int buffer)
    {
        _socket = socket;
        _buffer = MemoryOwner<byte>.Allocate(buffer);
        _readiness = new Readiness(socket);
    }

    internal NetlinkSocket Socket => _socket;

    /// <summary>Opens a socket and joins groups.</summary>
    /// <param name="protocol"><see cref="NetlinkSocket.Route"/>, <see cref="NetlinkSocket.Generic"/>, …</param>
    /// <param name="groups">Their numbers, 1 is the first.</param>
    /// <param name="options">Namespace and queue.</param>
    /// <param name="subscription">The open subscription; null on failure.</param>
    public static NetlinkError Open(int protocol, ReadOnlySpan<int> groups, NetlinkOptions options, out NetlinkSubscription? subscription)
    {
        subscription = null;
        NetlinkError error = NetlinkSocket.Open(protocol, options, out NetlinkSocket? socket);
        if (error.Failed)
            return error;
        foreach (int group in groups)
            error = error.Or(socket!.Join(group));
        if (error.Failed)
            socket!.Dispose();
        else
            subscription = new NetlinkSubscription(socket!, options.Buffer);
        return error;
    }

    /// <summary>Joins a further group, from this moment on.</summary>
    public NetlinkError Join(int group) => _socket.Join(group);

    /// <summary>Leaves a group.</summary>
    public NetlinkError Leave(int group) => _socket.Leave(group);

    /// <summary>Takes what is there, without waiting.</summary>
    /// <returns>False when nothing is there.</returns>
    public bool TryRead(out NotificationBatch batch)
    {
        Span<byte> control = stackalloc byte[ControlMessage.Room];
        NetlinkError error = _socket.TryReceive(_buffer.Span, control, out ReadOnlySpan<byte> datagram, out bool isEmpty, out int used);
        if (error.Fault == NetlinkFault.Truncated)
        {
            _buffer.Dispose();
            _buffer = MemoryOwner<byte>.Allocate(_socket.CutLength);
        }
        batch = error.Failed ? new NotificationBatch(error) : new NotificationBatch(_buffer.Memory[..datagram.Length], ControlMessage.NamespaceId(control[..used]));
        return !isEmpty;
    }

    /// <summary>Waits for the next notifications on the calling thread.</summary>
    /// <param name="timeout">How long; <see cref="NetlinkFault.Unanswered"/> then. <see cref="Timeout.InfiniteTimeSpan"/> is for ever.</param>
    public NotificationBatch Read(TimeSpan timeout)
    {
        long deadline = Readiness.Deadline(timeout);
        NotificationBatch batch;
        while (!TryRead(out batch))
        {
            NetlinkError error = _socket.WaitReadable(Readiness.Left(deadline));
            if (error.Failed)
                return new NotificationBatch(error);
        }
        return batch;
    }

    /// <summary>Waits for the next notifications.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing is lost by it.</exception>
    public async ValueTask<NotificationBatch> ReadAsync(CancellationToken cancellation = default)
    {
        NotificationBatch batch;
        while (!TryRead(out batch))
        {
            NetlinkError error = await _readiness.WaitAsync(cancellation).ConfigureAwait(false);
            if (error.Failed)
                return new NotificationBatch(error);
        }
        return batch;
    }

    /// <summary>All notifications as they come: <c>await foreach (NotificationBatch batch in events.ReadAllAsync(stop))</c>.</summary>
    /// <remarks>Losses are batches too. It ends after a batch with an error that is no loss: the subscription was closed.</remarks>
    public async IAsyncEnumerable<NotificationBatch> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        NotificationBatch batch;
        do
        {
            batch = await ReadAsync(cancellation).ConfigureAwait(false);
            yield return batch;
        }
        while (!batch.Error.Failed || batch.Lost);
    }

    /// <summary>Copies notifications into a pipe, each receive straight into the pipe's memory, until its reader completes.</summary>
    /// <param name="writer">Its bytes are messages, one after the other, each 4-aligned: <see cref="MessageStream"/> reads them. A loss stands there as an <c>NLMSG_OVERRUN</c>.</param>
    /// <param name="cancellation">Ends it; the writer stays the caller's to complete.</param>
    /// <returns>Why it ended: success when the reader completed, else the subscription's error.</returns>
    public async Task<NetlinkError> CopyToAsync(PipeWriter writer, CancellationToken cancellation = default)
    {
        while (true)
        {
            NetlinkError error = TryFill(writer, out bool isEmpty);
            if (isEmpty)
                error = await _readiness.WaitAsync(cancellation).ConfigureAwait(false);
            if (error.Fault is NetlinkFault.Overrun or NetlinkFault.Truncated)
                MessageStream.WriteLoss(writer);
            else if (error.Failed)
                return error;
            else if (isEmpty)
                continue;
            FlushResult flushed = await writer.FlushAsync(cancellation).ConfigureAwait(false);
            if (flushed.IsCompleted || flushed.IsCanceled)
                return default;
        }
    }

    /// <summary>Leaves all groups and closes the socket; a read that waits ends with an error.</summary>
    public void Dispose()
    {
        _readiness.Dispose();
        _socket.Dispose();
        _buffer.Dispose();
        // A read after this finds a socket that is closed, and says so.
        _buffer = MemoryOwner<byte>.Empty;
    }

    private NetlinkError TryFill(PipeWriter writer, out bool isEmpty)
    {
        Span<byte> room = writer.GetSpan(Math.Max(_buffer.Length, _socket.CutLength));
        NetlinkError error = _socket.TryReceive(room, default, out ReadOnlySpan<byte> datagram, out isEmpty, out _);
        if (error.Failed || isEmpty)
            return error;
        int length = Math.Min(WireFormat.Align(datagram.Length), room.Length);
        room[datagram.Length..length].Clear();
        writer.Advance(length);
        return default;
    }
}
