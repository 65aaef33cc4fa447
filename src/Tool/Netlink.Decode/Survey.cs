using Netlink.Codec;
using Netlink.Decode.Decoding;
using Netlink.Decode.Input;

namespace Netlink.Decode;

/// <summary>Goes over files before they are explained: a number of generic netlink may be told after it was used, or in another file.</summary>
internal sealed class Survey(GenericFamilies generic, int? protocol) : IDatagrams
{
    public string? Take(ReadOnlySpan<byte> bytes, long offset, int? told, string? place)
    {
        if ((protocol ?? told) != NetlinkSocket.Generic) return null;
        foreach (NetlinkMessage message in new MessageEnumerator(bytes)) generic.Observe(message);
        return null;
    }

    public int? NumberOf(string family) => generic.NumberOf(family);

    public void Pause()
    {
    }
}
