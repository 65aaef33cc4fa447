using System.Globalization;
using Netlink.Codec;
using Netlink.Decode.Decoding;
using Netlink.Decode.Input;
using Netlink.Decode.Output;

namespace Netlink.Decode;

/// <summary>Takes the datagrams of an input to the output, message by message.</summary>
/// <param name="protocol">What the user says; null: what the input says, else route.</param>
internal sealed class Explainer(MessageDecoder decoder, GenericFamilies generic, IMessageOutput output, int? protocol) : IDatagrams
{
    public string? Take(ReadOnlySpan<byte> bytes, long offset, int? told, string? place)
    {
        int family = protocol ?? told ?? NetlinkSocket.Route;
        ReadOnlySpan<byte> rest = bytes;
        while (!rest.IsEmpty)
        {
            long at = offset + bytes.Length - rest.Length;
            if (Messages.Next(rest, out int size) is { } fault)
            {
                bool isPadding = rest.Length < bytes.Length && !rest.ContainsAnyExcept((byte)0);
                return isPadding ? null : string.Create(CultureInfo.InvariantCulture, $"{(place is null ? "" : place + ", ")}offset {at}: {fault}");
            }
            NetlinkMessage.TryRead(rest, out NetlinkMessage message);
            output.Write(decoder.Decode(message, at, family));
            rest = rest[size..];
        }
        return null;
    }

    public int? NumberOf(string family) => generic.NumberOf(family);

    public void Pause() => output.Flush();
}
