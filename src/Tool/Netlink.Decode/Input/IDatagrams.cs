namespace Netlink.Decode.Input;

/// <summary>Takes what an input holds, in its order.</summary>
internal interface IDatagrams
{
    /// <summary>One datagram, or one message of a plain sequence of them.</summary>
    /// <param name="bytes">Valid until the call returns.</param>
    /// <param name="offset">Where it begins: in a binary file its place there; 0 for text.</param>
    /// <param name="protocol">The netlink protocol, where the input tells it.</param>
    /// <param name="place">Where it stands, for people: <c>line 7</c>; null: the offset says it.</param>
    /// <returns>What is wrong with it, null when nothing is.</returns>
    string? Take(ReadOnlySpan<byte> bytes, long offset, int? protocol, string? place);

    /// <summary>Number of a family of generic netlink that a datagram before told; null if none did.</summary>
    int? NumberOf(string family);

    /// <summary>Called before a read that may wait.</summary>
    void Pause();
}
