namespace Netlink.Codec;

/// <summary>The messages of a dump as they come in: <c>while (dump.MoveNext()) …</c></summary>
/// <remarks>
/// Look at <see cref="Error"/> and <see cref="Interrupted"/> after the last one: an early end looks like an end. There is no
/// <c>foreach</c> on purpose: it would walk a copy, and these two would stay unset.
/// </remarks>
public ref struct DumpEnumerator
{
    private readonly NetlinkRequest _request;
    private ReplyWalk _replies;
    private bool _ended;

    internal DumpEnumerator(NetlinkSocket socket, Span<byte> buffer, NetlinkRequest request, NetlinkError error)
    {
        _request = request;
        Error = error;
        _ended = error.Failed;
        if (!_ended)
            _replies = new ReplyWalk(socket, buffer, request.Sequence);
    }

    /// <summary>The message that <see cref="MoveNext"/> found; valid until the next call.</summary>
    public readonly NetlinkMessage Current => _replies.Current;

    /// <summary>Why the dump ended early; success after a whole one.</summary>
    public NetlinkError Error { get; private set; }

    /// <summary>The kernel's tables changed while it ran (<c>NLM_F_DUMP_INTR</c>): something may be missing or double.</summary>
    public readonly bool Interrupted => _replies.Interrupted;

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
}
