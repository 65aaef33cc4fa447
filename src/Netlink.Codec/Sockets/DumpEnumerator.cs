using Netlink.Codec.Diagnostics;

namespace Netlink.Codec;

/// <summary>The messages of a dump as they come in: <c>while (dump.MoveNext()) …</c></summary>
/// <remarks>
/// Look at <see cref="Error"/> and <see cref="Interrupted"/> after the last one: an early end looks like an end. There is no
/// <c>foreach</c> on purpose: it would walk a copy, and these two would stay unset.
/// </remarks>
public ref struct DumpEnumerator
{
    private readonly NetlinkSocket _socket;
    private readonly NetlinkRequest _request;
    private ReplyWalk _replies;
    private bool _ended;

    internal DumpEnumerator(NetlinkSocket socket, Span<byte> buffer, NetlinkRequest request, NetlinkError error)
    {
        _socket = socket;
        _request = request;
        Begin(buffer, error);
    }

    /// <summary>The message that <see cref="MoveNext"/> found; valid until the next call.</summary>
    public readonly NetlinkMessage Current => _replies.Current;

    /// <summary>Why the dump ended early; success after a whole one.</summary>
    public NetlinkError Error { get; private set; }

    /// <summary>The kernel's tables changed while it ran (<c>NLM_F_DUMP_INTR</c>): something may be missing or double.</summary>
    public readonly bool Interrupted => _replies.Interrupted;

    /// <summary>How often the dump has begun.</summary>
    public int Attempts { get; private set; }

    /// <summary>Goes to the next message.</summary>
    public bool MoveNext()
    {
        if (_ended)
            return false;
        switch (_replies.Next())
        {
            case ReplyKind.Data:
                return true;
            case ReplyKind.Verdict:
                Error = _replies.Verdict(_request);
                break;
            default:
                Error = _replies.Error;
                break;
        }
        _ended = true;
        return false;
    }

    /// <summary>Begins the dump anew if it was interrupted, and says whether it did: <c>do { found.Clear(); while (dump.MoveNext()) … } while (dump.Again(attempts: 5));</c></summary>
    /// <param name="attempts">How often the dump may begin in all. A table that others change all the time may never be still.</param>
    /// <param name="buffer">For one datagram, as in <see cref="NetlinkSocket.Dump"/>.</param>
    /// <returns>False when the dump was whole, failed otherwise, or was begun often enough: then <see cref="Interrupted"/> still says so.</returns>
    public bool Again(int attempts, Span<byte> buffer)
    {
        // EMSGSIZE: an object is larger than the largest datagram that was ever asked for.
        bool isWorthIt = Interrupted || Error.Fault is NetlinkFault.Truncated or NetlinkFault.Overrun || Error.Errno == Errno.EMSGSIZE;
        if (Attempts >= attempts || !isWorthIt)
            return false;
        Begin(buffer, _socket.SendDump(_request));
        return true;
    }

    private void Begin(Span<byte> buffer, NetlinkError error)
    {
        Error = error;
        Attempts++;
        _ended = error.Failed;
        _replies = _ended ? default : new ReplyWalk(_socket, buffer, _request.Sequence);
    }
}
