using System.Text;
using CommunityToolkit.HighPerformance.Buffers;
using Netlink.Codec.Diagnostics;

namespace Netlink.Codec;

/// <summary>Asks one family of the kernel. A schema's client derives from it and has a method for each operation.</summary>
/// <remarks>
/// One thread at a time. Answers lie in the client's buffer until its next request. The kernel carries a request out within <c>sendmsg</c>,
/// on the calling thread: there is nothing to await but notifications (<see cref="Subscribe(ReadOnlySpan{int}, out NetlinkSubscription?)"/>).
/// </remarks>
public abstract class NetlinkClient : IDisposable
{
    private readonly int _protocol;
    private readonly string? _name;
    private NetlinkOptions _options = new();
    private NetlinkSocket? _socket;
    private GenericFamily? _family;
    private MemoryOwner<byte> _buffer = MemoryOwner<byte>.Empty;

    /// <summary>For emitted clients.</summary>
    /// <param name="protocol">Third argument of <c>socket</c>.</param>
    /// <param name="family">Name of a family of generic netlink; empty for another protocol.</param>
    protected NetlinkClient(int protocol, ReadOnlySpan<byte> family = default)
    {
        _protocol = protocol;
        _name = family.IsEmpty ? null : Encoding.UTF8.GetString(family);
    }

    /// <summary>The socket that requests go through; for batches and for what the schema does not know.</summary>
    public NetlinkSocket Socket => _socket ?? throw new InvalidOperationException("the client is not open");

    /// <summary>The number that the kernel gave the family; 0 outside generic netlink.</summary>
    public ushort Family => _family?.Id ?? 0;

    /// <summary>Closes the socket and gives the buffer back.</summary>
    public void Dispose()
    {
        _socket?.Dispose();
        _buffer.Dispose();
        _buffer = MemoryOwner<byte>.Empty;
        GC.SuppressFinalize(this);
    }

    /// <summary>Listens to multicast groups, on a socket of its own in the client's namespace.</summary>
    /// <param name="groups">Their numbers: constants of the family's <c>Groups</c>, or <see cref="GenericFamily.Groups"/>.</param>
    /// <param name="subscription">The open subscription; null on failure.</param>
    public NetlinkError Subscribe(ReadOnlySpan<int> groups, out NetlinkSubscription? subscription)
        => NetlinkSubscription.Open(_protocol, groups, _options, out subscription);

    /// <summary>Listens to a multicast group of a generic family by its name; further ones can be joined.</summary>
    /// <param name="group">Its name, a constant of the family's <c>Groups</c>.</param>
    /// <param name="subscription">The open subscription; null on failure.</param>
    /// <returns><see cref="NetlinkFault.Absent"/> when the kernel's family has no such group.</returns>
    public NetlinkError Subscribe(ReadOnlySpan<byte> group, out NetlinkSubscription? subscription)
    {
        subscription = null;
        string name = Encoding.UTF8.GetString(group);
        return _family is not null && _family.Groups.TryGetValue(name, out int number)
            ? Subscribe([number], out subscription)
            : new NetlinkError(NetlinkFault.Absent, attribute: name);
    }

    /// <summary>Follows a table: its objects, then every change, and its objects anew when changes were lost.</summary>
    /// <param name="groups">The groups that announce the changes.</param>
    /// <param name="request">The dump; copied.</param>
    /// <param name="monitor">The open monitor; null on failure.</param>
    public NetlinkError Monitor(ReadOnlySpan<int> groups, scoped NetlinkRequest request, out NetlinkMonitor? monitor)
    {
        monitor = null;
        if (request.Error.Failed)
            return request.Error;
        NetlinkError error = NetlinkMonitor.Open(_protocol, groups, _options, out monitor);
        return error.Failed ? error : monitor!.Follow(request);
    }

    /// <summary>Opens what was made.</summary>
    protected static NetlinkError Connect<TClient>(TClient made, NetlinkOptions? options, out TClient? client) where TClient : NetlinkClient
    {
        NetlinkError error = made.Connect(options ?? new NetlinkOptions());
        client = error.Failed ? null : made;
        if (error.Failed)
            made.Dispose();
        return error;
    }

    /// <summary>Sends one request that is only acknowledged.</summary>
    protected NetlinkError Execute(scoped NetlinkRequest request) => Learn(Socket.Execute(request));

    /// <summary>Sends one request that one message answers.</summary>
    /// <param name="request">As built.</param>
    /// <param name="isQuery">It changes nothing, so it is repeated when its answer did not fit.</param>
    /// <param name="reply">The answer.</param>
    protected NetlinkError Do<TReply>(scoped NetlinkRequest request, bool isQuery, out TReply reply)
        where TReply : INetlinkReply<TReply>, allows ref struct
    {
        reply = default!;
        // A generic family may answer a success with nothing: its acknowledgement says so.
        bool acked = _name is not null;
        NetlinkError error = Socket.Get(request, _buffer.Span, acked, out NetlinkMessage message);
        if (error.Fault == NetlinkFault.Truncated && isQuery)
            error = Socket.Get(request, Room(error), acked, out message);
        if (error.Failed)
            return Learn(error);
        return TReply.TryRead(message, Family, out reply) ? error : new NetlinkError(NetlinkFault.UnexpectedReply);
    }

    /// <summary>Sends one request for all objects of a kind.</summary>
    protected DumpEnumerator<TReply> Dump<TReply>(NetlinkRequest request) where TReply : INetlinkReply<TReply>, allows ref struct
        => new(this, Socket.Dump(request, _buffer.Span));

    /// <summary>The buffer, larger than before where that was what was wrong.</summary>
    internal Span<byte> Room(NetlinkError error)
    {
        if (error.Fault != NetlinkFault.Truncated && error.Errno != Errno.EMSGSIZE)
            return _buffer.Span;
        int size = Math.Max(Socket.CutLength, _buffer.Length * 2);
        _buffer.Dispose();
        _buffer = MemoryOwner<byte>.Allocate(size);
        return _buffer.Span;
    }

    private NetlinkError Connect(NetlinkOptions options)
    {
        _options = options;
        NetlinkError error = NetlinkSocket.Open(_protocol, options, out _socket);
        if (error.Failed)
            return error;
        _socket!.ExplainErrors();
        _buffer = MemoryOwner<byte>.Allocate(options.Buffer);
        return _name is null ? default : GenericFamily.Find(_socket, Encoding.UTF8.GetBytes(_name), out _family);
    }

    /// <summary>What the kernel does not find may be the family itself, under a number of before.</summary>
    private NetlinkError Learn(NetlinkError error)
    {
        if (error.Errno == Errno.ENOENT && _name is not null)
            GenericFamily.Forget(_name);
        return error;
    }
}
