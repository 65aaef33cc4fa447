using Netlink.Codec;
using Netlink.Decode.Schemas;
using Netlink.Generators.Schema.Model;

namespace Netlink.Decode.Decoding;

/// <summary>
/// Which family of generic netlink a number is. The kernel gives the numbers at run time and tells them on request
/// (<c>CTRL_CMD_NEWFAMILY</c>); what it told is learned. Else a number is the one family whose schema fits every message of it, if there is
/// exactly one; of several that fit none is taken: a wrong name is worse than a number.
/// </summary>
internal sealed class GenericFamilies
{
    /// <summary><c>GENL_ID_CTRL</c>.</summary>
    private const int Control = 16;

    private readonly Catalog _catalog;
    private readonly Dictionary<int, FamilyIndex?> _known = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly Dictionary<int, List<FamilyIndex>> _candidates = [];
    private readonly FamilyIndex? _assumed;

    /// <param name="assumed">What every number is that was not learned; null for none.</param>
    public GenericFamilies(Catalog catalog, FamilyIndex? assumed)
    {
        _catalog = catalog;
        _assumed = assumed;
        _known[Control] = catalog.Generic("nlctrl");
    }

    /// <summary>The family of a message; null when nothing tells it.</summary>
    public FamilyIndex? Of(NetlinkMessage message)
    {
        if (_known.TryGetValue(message.Type, out FamilyIndex? family)) return family;
        if (_assumed is not null) return _assumed;
        List<FamilyIndex> left = Narrow(message);
        return left.Count == 1 ? left[0] : null;
    }

    /// <summary>The number that the kernel told of a family.</summary>
    public int? NumberOf(string name) => _numbers.TryGetValue(name, out int number) ? number : null;

    /// <summary>Takes what the message tells of numbers, its own and those that it names.</summary>
    public void Observe(NetlinkMessage message)
    {
        if (message.Type < Control) return;
        if (message.Type == Control) Learn(message);
        else if (!_known.ContainsKey(message.Type) && _assumed is null) Narrow(message);
    }

    private void Learn(NetlinkMessage message)
    {
        if (_known[Control] is not { } control || message.Payload.Length < WireFormat.GenericHeaderSize || (message.Flags & NetlinkFlags.Request) != 0) return;
        if (control.Find(message.Payload[0], isRequest: false, isUnasked: false) is not { Set: { } set }) return;
        var attributes = new Members();
        new SetDecoder(control, message.Bytes).Read((WireFormat.HeaderSize + WireFormat.GenericHeaderSize)..message.Bytes.Length, control.Set(set), attributes);
        if (attributes.Find("family-id") is Number { Bits: var id } && attributes.Find("family-name") is Quoted { Text: var name })
        {
            _known[(int)id] = _catalog.Generic(name);
            _numbers[name] = (int)id;
        }
    }

    private List<FamilyIndex> Narrow(NetlinkMessage message)
    {
        if (!_candidates.TryGetValue(message.Type, out List<FamilyIndex>? left))
        {
            // Families that have a number already are no candidates for another.
            left = [.. _catalog.Of(NetlinkSocket.Generic).Where(family => !_known.ContainsValue(family))];
            _candidates.Add(message.Type, left);
        }
        if (left.Count > 1)
        {
            for (int i = left.Count - 1; i >= 0; i--)
            {
                if (!Fits(left[i], message)) left.RemoveAt(i);
            }
        }
        return left;
    }

    private static bool Fits(FamilyIndex family, NetlinkMessage message)
    {
        if (message.Payload.Length < WireFormat.GenericHeaderSize) return true;
        bool isRequest = (message.Flags & NetlinkFlags.Request) != 0;
        if (family.Find(message.Payload[0], isRequest, isUnasked: message.PortId == 0) is not { } operation) return false;
        int at = WireFormat.HeaderSize + WireFormat.GenericHeaderSize + WireFormat.Align(operation.Header?.Size ?? 0);
        if (at > message.Bytes.Length || operation.Set is null) return at == message.Bytes.Length;
        var decoder = new SetDecoder(family, message.Bytes);
        var attributes = new Members();
        decoder.Read(at..message.Bytes.Length, family.Set(operation.Set), attributes);
        return decoder.Faults == 0 && AreListed(attributes, isRequest ? operation.Sent : operation.Received);
    }

    private static bool AreListed(Members attributes, EquatableArray<string>? listed) =>
        listed is not { } names || attributes.All.TrueForAll(member => names.Contains(member.Name));
}
