using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Wire;

namespace Netlink.Codec.Tests.Fuzz;

/// <summary>Messages of kinds that a kernel needs special modules or hardware for.</summary>
internal static class BuiltSeeds
{
    /// <summary>Attribute numbers that no set of the family exceeds.</summary>
    private const int Numbers = 70;

    public static IEnumerable<byte[]> All()
    {
        yield return Kinds(static info => info.BeginDataVeth().BeginPeer(default).Dispose());
        yield return Vlan();
        yield return Bond();
        yield return VirtualFunctions();
        foreach (int width in (int[])[0, 1, 2, 4, 8, 16])
            yield return EveryNumber(width);
        foreach (string kind in (string[])["veth", "vlan", "macvlan", "ipvlan", "vxlan", "bridge", "bond", "vrf", "tun"])
            yield return DataOf(kind);
    }

    /// <summary>Any number with a payload of this width: every property finds something.</summary>
    private static byte[] EveryNumber(int width)
        => Link([.. Enumerable.Range(1, Numbers).Select(number => RawBytes.Attribute(number, new byte[width]))]);

    private static byte[] DataOf(string kind)
    {
        byte[][] data = [.. Enumerable.Range(1, 50).Select(number => RawBytes.Attribute(number, new byte[4]))];
        byte[] name = System.Text.Encoding.ASCII.GetBytes(kind);
        return Link(RawBytes.Attribute(18 | RawBytes.Nested,
            RawBytes.Attribute(1, name), RawBytes.Attribute(2, data), RawBytes.Attribute(4, name), RawBytes.Attribute(5, data)));
    }

    private static byte[] Vlan()
    {
        var message = new NewlinkRequest(new byte[512]) { Ifname = "vl0"u8 };
        using (LinkinfoAttrsBuilder info = message.BeginLinkinfo())
        using (LinkinfoVlanAttrsBuilder data = info.BeginDataVlan())
        {
            data.Id = 5;
            using IflaVlanQosBuilder egress = data.BeginEgressQos();
            egress.AddMapping(new IflaVlanQosMapping { From = 1, To = 2 });
            egress.AddMapping(new IflaVlanQosMapping { From = 3, To = 4 });
        }
        return message.Finish().Bytes.ToArray();
    }

    private static byte[] Bond()
    {
        var message = new NewlinkRequest(new byte[512]) { Ifname = "bo0"u8 };
        using (LinkinfoAttrsBuilder info = message.BeginLinkinfo())
        using (LinkinfoBondAttrsBuilder data = info.BeginDataBond())
        using (BondAdInfoAttrsBuilder ad = data.BeginAdInfo())
            ad.Aggregator = 1;
        return message.Finish().Bytes.ToArray();
    }

    private static byte[] VirtualFunctions() => Link(RawBytes.Attribute(22 | RawBytes.Nested,
        RawBytes.Attribute(1, [.. Enumerable.Range(1, 14).Select(number => RawBytes.Attribute(number, new byte[40]))]),
        RawBytes.Attribute(1, [.. Enumerable.Range(1, 14).Select(number => RawBytes.Attribute(number, new byte[4]))])));

    private static byte[] Kinds(Action<LinkinfoAttrsBuilder> put)
    {
        var message = new NewlinkRequest(new byte[512]) { Ifname = "ki0"u8 };
        using (LinkinfoAttrsBuilder info = message.BeginLinkinfo())
            put(info);
        return message.Finish().Bytes.ToArray();
    }

    private static byte[] Link(params ReadOnlySpan<byte[]> attributes)
        => RawBytes.Message(16, 0, 1, 1, new byte[16], RawBytes.Join(attributes));
}
