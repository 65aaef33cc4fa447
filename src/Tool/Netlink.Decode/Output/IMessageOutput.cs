using Netlink.Decode.Decoding;

namespace Netlink.Decode.Output;

/// <summary>Where explained messages go.</summary>
internal interface IMessageOutput : IDisposable
{
    void Write(DecodedMessage message);

    /// <summary>Lets the reader see what was written.</summary>
    void Flush();
}
