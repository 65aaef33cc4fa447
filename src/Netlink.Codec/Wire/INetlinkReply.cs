namespace Netlink.Codec;

/// <summary>A reader of one operation's answers or notifications. Emitted for each operation of a schema.</summary>
/// <typeparam name="TSelf">The reader itself.</typeparam>
public interface INetlinkReply<TSelf> where TSelf : INetlinkReply<TSelf>, allows ref struct
{
    /// <summary>Reads <paramref name="message"/> in place; false when it is another operation's.</summary>
    /// <param name="message">As received.</param>
    /// <param name="family">The number that the kernel gave the family; looked at in generic netlink only.</param>
    /// <param name="reply">What it says.</param>
    static abstract bool TryRead(NetlinkMessage message, ushort family, out TSelf reply);
}
