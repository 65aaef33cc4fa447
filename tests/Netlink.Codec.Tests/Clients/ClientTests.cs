using System.Text;
using Netlink.Codec.Diagnostics;
using Netlink.Codec.Nlctrl;
using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Allocations;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.Clients;

/// <summary>The emitted clients on the live kernel.</summary>
public class ClientTests
{
    private const ushort Controller = 16;

    [Fact]
    public void One_object_is_asked_for_changed_and_removed_by_name_and_by_open_file_of_its_namespace()
    {
        using var ns = new TestNamespace();
        Assert.False(NetworkNamespace.Open(ns.Opened.Fd, out NetworkNamespace copy).Failed);
        using (copy)
        {
            Assert.Equal(ns.Opened, copy);
            using RtnetlinkClient route = Open(new NetlinkOptions { Namespace = copy });
            var add = new NewlinkRequest(stackalloc byte[128], NetlinkFlags.Create | NetlinkFlags.Exclusive | NetlinkFlags.Ack) { Ifname = "dev0"u8 };
            using (LinkinfoAttrsBuilder info = add.BeginLinkinfo())
                info.Kind = "ifb"u8;
            Assert.False(route.Newlink(add).Failed);
        }
        using RtnetlinkClient byPath = Open(new NetlinkOptions { NamespacePath = ns.Path });
        NetlinkError error = byPath.Getlink(new GetlinkRequest(stackalloc byte[64]) { Ifname = "dev0"u8 }, out GetlinkReply link);
        Assert.False(error.Failed, error.ToString());
        Assert.Equal(ns.Index("dev0"), link.IfiIndex);
        Assert.False(byPath.Dellink(new DellinkRequest(stackalloc byte[64]) { IfiIndex = link.IfiIndex }).Failed);
        Assert.Equal(Errno.ENODEV, byPath.Getlink(new GetlinkRequest(stackalloc byte[64]) { Ifname = "dev0"u8 }, out _).Errno);
    }

    [Fact]
    public void A_namespace_that_is_none_is_told()
    {
        NetlinkError error = RtnetlinkClient.Open(out RtnetlinkClient? client, new NetlinkOptions { NamespacePath = "/run/netns/no-such" });
        Assert.Equal((NetlinkFault.SystemCall, Errno.ENOENT, true), (error.Fault, error.Errno, client is null));
        error = RtnetlinkClient.Open(out client, new NetlinkOptions { NamespacePath = "/etc/passwd" });
        Assert.Equal((NetlinkFault.Malformed, true), (error.Fault, client is null));
        using var file = File.OpenHandle("/etc/passwd");
        Assert.Equal(NetlinkFault.Malformed, NetworkNamespace.Open((int)file.DangerousGetHandle(), out _).Fault);
    }

    [Fact]
    public void An_answer_or_an_object_that_does_not_fit_is_asked_for_again_in_a_larger_buffer()
    {
        using var ns = new TestNamespace();
        ns.Ip("link add dev0 type ifb");
        using (RtnetlinkClient route = Open(new NetlinkOptions { Namespace = ns.Opened, Buffer = 128 }))
        {
            NetlinkError error = route.Getlink(new GetlinkRequest(stackalloc byte[64]) { Ifname = "dev0"u8 }, out GetlinkReply link);
            Assert.False(error.Failed, error.ToString());
            Assert.Equal("dev0"u8, link.Ifname.Require(ref error));
        }
        using (RtnetlinkClient route = Open(new NetlinkOptions { Namespace = ns.Opened, Buffer = 128 }))
        {
            DumpEnumerator<GetlinkReply> links = route.GetlinkDump(new GetlinkRequest(stackalloc byte[64]));
            int found;
            do
            {
                found = 0;
                while (links.MoveNext())
                    found++;
            }
            while (links.Again(attempts: 8));
            Assert.False(links.Error.Failed, links.Error.ToString());
            Assert.Equal(2, found);
            Assert.True(links.Attempts > 1);
        }
    }

    [Fact]
    public void Families_of_generic_netlink_are_dumped_and_found_by_name()
    {
        Assert.False(NlctrlClient.Open(out NlctrlClient? opened).Failed);
        using NlctrlClient control = opened!;
        Assert.Equal(Controller, control.Family);
        var families = new Dictionary<string, ushort>();
        NetlinkError error = default;
        DumpEnumerator<GetfamilyReply> dump = control.GetfamilyDump(new GetfamilyRequest(stackalloc byte[64], control.Family));
        while (dump.MoveNext())
            families[Encoding.UTF8.GetString(dump.Current.FamilyName.Require(ref error))] = dump.Current.FamilyId.Require(ref error);
        Assert.False(error.Or(dump.Error).Failed, error.Or(dump.Error).ToString());
        Assert.Equal(Controller, families["nlctrl"]);
        Assert.True(families.Count > 3, string.Join(' ', families.Keys));
        foreach ((string name, ushort id) in families)
        {
            error = GenericFamily.Find(control.Socket, Encoding.UTF8.GetBytes(name), out GenericFamily? family);
            Assert.False(error.Failed, error.ToString());
            Assert.Equal((name, id), (family!.Name, family.Id));
            Assert.False(GenericFamily.Find(control.Socket, Encoding.UTF8.GetBytes(name), out GenericFamily? again).Failed);
            Assert.Same(family, again);
            GenericFamily.Forget(name);
        }
        Assert.Equal(Errno.ENOENT, GenericFamily.Find(control.Socket, "no-such-family"u8, out _).Errno);
    }

    [Fact]
    public void A_family_tells_its_operations_groups_and_policy()
    {
        Assert.False(NlctrlClient.Open(out NlctrlClient? opened).Failed);
        using NlctrlClient control = opened!;
        NetlinkError error = control.Getfamily(new GetfamilyRequest(stackalloc byte[64], control.Family) { FamilyName = "nlctrl"u8 }, out GetfamilyReply family);
        Assert.False(error.Failed, error.ToString());
        var commands = new List<uint>();
        foreach (Attr<OpAttrs> operation in family.Ops)
            commands.Add(operation.Require(ref error).Id.Require(ref error));
        Assert.Equal([3u, 10u], commands.Order());
        Assert.False(control.Subscribe(NlctrlGroups.Notify, out NetlinkSubscription? subscription).Failed);
        subscription!.Dispose();
        Assert.Equal(NetlinkFault.Absent, control.Subscribe("nothing"u8, out _).Fault);

        DumpEnumerator<GetpolicyReply> policies = control.GetpolicyDump(new GetpolicyRequest(stackalloc byte[64], control.Family) { FamilyId = Controller });
        var types = new HashSet<AttrType>();
        while (policies.MoveNext())
        {
            foreach (Attr<Keyed<PolicyAttrs>> policy in policies.Current.Policy)
                types.Add(policy.Require(ref error).Attributes.Type.Require(ref error));
        }
        Assert.False(error.Or(policies.Error).Failed, error.Or(policies.Error).ToString());
        Assert.Contains(AttrType.NulString, types);
    }

    [Fact]
    public void Asking_and_dumping_through_a_client_allocates_nothing()
    {
        using var ns = new TestNamespace();
        Batch.Ip(ns, Enumerable.Range(0, 50).Select(i => $"link add dev{i} type ifb"));
        using RtnetlinkClient route = Open(new NetlinkOptions { Namespace = ns.Opened });
        Assert.Equal(0, Allocated.By(() =>
        {
            bool isThere = !route.Getlink(new GetlinkRequest(stackalloc byte[64]) { IfiIndex = 1 }, out GetlinkReply link).Failed && link.IfiIndex == 1;
            DumpEnumerator<GetlinkReply> links = route.GetlinkDump(new GetlinkRequest(stackalloc byte[64]));
            int found = 0;
            while (links.MoveNext())
                found += links.Current.Ifname.IsPresent ? 1 : 0;
            if (!isThere || found != 51 || links.Error.Failed)
                throw new InvalidOperationException();
        }));
    }

    internal static RtnetlinkClient Open(NetlinkOptions options)
    {
        NetlinkError error = RtnetlinkClient.Open(out RtnetlinkClient? client, options);
        Assert.False(error.Failed, error.ToString());
        return client!;
    }
}
