namespace Netlink.Codec;

/// <summary>The objects of a dump as they come in: <c>while (links.MoveNext()) … links.Current.Ifname …</c> Allocates nothing.</summary>
/// <typeparam name="TReply">Reader of one object.</typeparam>
/// <remarks>
/// Look at <see cref="Error"/> and <see cref="Interrupted"/> after the last one. One dump at a time for each client: a new request ends
/// an earlier dump, and its objects are gone.
/// </remarks>
public ref struct DumpEnumerator<TReply> where TReply : INetlinkReply<TReply>, allows ref struct
{
    private readonly NetlinkClient _client;
    private DumpEnumerator _messages;
    private TReply _current;

    internal DumpEnumerator(NetlinkClient client, DumpEnumerator messages)
    {
        _client = client;
        _messages = messages;
        _current = default!;
    }

    /// <summary>The object that <see cref="MoveNext"/> found; valid until the next call.</summary>
    public readonly TReply Current => _current;

    /// <summary>The message that it stands in.</summary>
    public readonly NetlinkMessage Message => _messages.Current;

    /// <inheritdoc cref="DumpEnumerator.Error"/>
    public readonly NetlinkError Error => _messages.Error;

    /// <inheritdoc cref="DumpEnumerator.Interrupted"/>
    public readonly bool Interrupted => _messages.Interrupted;

    /// <inheritdoc cref="DumpEnumerator.Attempts"/>
    public readonly int Attempts => _messages.Attempts;

    /// <summary>Goes to the next object; messages of another kind are passed over.</summary>
    public bool MoveNext()
    {
        while (_messages.MoveNext())
        {
            if (TReply.TryRead(_messages.Current, _client.Family, out _current))
                return true;
        }
        return false;
    }

    /// <summary>
    /// Begins the dump anew if it was interrupted, or had an object too large for the buffer, which then is larger, and says whether it did:
    /// <c>do { found.Clear(); while (dump.MoveNext()) … } while (dump.Again(attempts: 5));</c>
    /// </summary>
    /// <param name="attempts">How often the dump may begin in all. A table that others change all the time may never be still.</param>
    public bool Again(int attempts) => _messages.Again(attempts, _client.Room(_messages.Error));
}
