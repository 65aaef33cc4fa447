namespace Netlink.Generators.Schema;

/// <summary>Numbers operations in the order of the list, as the two enum models of YNL do.</summary>
/// <remarks>
/// Unified: one counter for everything. Directional: one counter for what goes to the kernel and one for what comes from it; a request
/// always takes a number, an answer only if the operation has one, a notification counts with the answers. Both begin at 1.
/// </remarks>
internal sealed class OperationNumbers(bool isDirectional)
{
    private int _nextRequest = 1;
    private int _nextReply = 1;

    public MessageNumbers NextRequest(int? own, int? request, int? reply, bool hasReply)
    {
        if (!isDirectional)
        {
            int number = _nextRequest = own ?? request ?? _nextRequest;
            _nextRequest++;
            return new MessageNumbers(number, hasReply ? reply ?? number : null);
        }
        int sent = request ?? own ?? _nextRequest;
        _nextRequest = sent + 1;
        if (!hasReply) return new MessageNumbers(sent, null);
        int received = reply ?? _nextReply;
        _nextReply = received + 1;
        return new MessageNumbers(sent, received);
    }

    public MessageNumbers NextNotification(int? own)
    {
        ref int next = ref isDirectional ? ref _nextReply : ref _nextRequest;
        int number = own ?? next;
        next = number + 1;
        return new MessageNumbers(null, number);
    }
}

/// <summary>Message types of one operation: what is sent, what is received.</summary>
internal readonly record struct MessageNumbers(int? Request, int? Reply);
