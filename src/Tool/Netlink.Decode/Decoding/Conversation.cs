using Netlink.Codec;

namespace Netlink.Decode.Decoding;

/// <summary>The requests that went before, as far as answers need them; a bounded number, each of bounded size.</summary>
internal sealed class Conversation
{
    private const int Most = 256;
    private const int Longest = 32 * 1024;

    private readonly Dictionary<uint, byte[]> _bySequence = [];
    private readonly Queue<uint> _order = [];

    public void Add(NetlinkMessage request)
    {
        if (request.Bytes.Length > Longest) return;
        if (!_bySequence.ContainsKey(request.Sequence)) _order.Enqueue(request.Sequence);
        _bySequence[request.Sequence] = request.Bytes.ToArray();
        if (_order.Count > Most) _bySequence.Remove(_order.Dequeue());
    }

    /// <summary>The request that an answer with this number is for; the default value when it was not seen.</summary>
    public NetlinkMessage Find(uint sequence)
    {
        NetlinkMessage message = default;
        if (_bySequence.TryGetValue(sequence, out byte[]? bytes)) NetlinkMessage.TryRead(bytes, out message);
        return message;
    }
}
