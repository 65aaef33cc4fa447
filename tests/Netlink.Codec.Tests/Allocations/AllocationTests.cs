using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.Allocations;

/// <summary>What ADD and DEL do on a real kernel, between two namespaces of the test's own, without a byte on the heap.</summary>
public sealed class AllocationTests : IDisposable
{
    private readonly TestNamespace _host = new();
    private readonly TestNamespace _container = new();
    private readonly NetlinkSocket _hostSocket;
    private readonly NetlinkSocket _containerSocket;
    private readonly byte[] _buffer = new byte[32 * 1024];

    public AllocationTests()
    {
        _host.Ip("link add dev0 type veth peer name dev1");
        _host.Ip("link property add dev dev0 altname other");
        _hostSocket = _host.OpenSocket();
        _containerSocket = _container.OpenSocket();
    }

    [Fact]
    public void The_measure_sees_an_allocation() => Assert.True(Allocated.By(() => GC.KeepAlive(new byte[100])) >= 100);

    [Fact]
    public void The_whole_sequence_of_ADD_and_DEL_allocates_nothing() => Assert.Equal(0, Allocated.By(AddAndDel));

    [Fact]
    public void An_undo_batch_with_a_refusal_without_words_allocates_nothing()
    {
        int index = _host.Index("dev0");
        Assert.Equal(0, Allocated.By(() =>
        {
            var batch = new NetlinkBatch(stackalloc byte[512]);
            batch.Add(new NewlinkRequest(batch.Free) { IfiIndex = index, Ifname = "dev0"u8 }.Finish());
            batch.Add(new DellinkRequest(batch.Free) { IfiIndex = 1000 }.Finish());
            batch.Add(new NewlinkRequest(batch.Free) { IfiIndex = index, Ifalias = "alias"u8 }.Finish());
            BatchReplies replies = _hostSocket.Execute(batch);
            Expect(!replies.Next().Failed);
            Expect(replies.Next().Errno == Diagnostics.Errno.ENODEV);
            Expect(!replies.Rest().Failed);
        }));
    }

    [Fact]
    public void Asking_for_one_link_and_reading_it_whole_allocates_nothing() => Assert.Equal(0, Allocated.By(() =>
    {
        NetlinkError error = _hostSocket.Get(
            new GetlinkRequest(stackalloc byte[64]) { Ifname = "dev0"u8 }.Finish(), _buffer, out NetlinkMessage message);
        Expect(!error.Failed && GetlinkReply.TryRead(message, out GetlinkReply link) && ReadWhole(link) > 0);
    }));

    [Fact]
    public void A_dump_of_all_links_allocates_nothing() => Assert.Equal(0, Allocated.By(() =>
    {
        DumpEnumerator dump = _hostSocket.Dump(new GetlinkRequest(stackalloc byte[64]).Finish(), _buffer);
        int links = 0;
        while (dump.MoveNext())
            links += GetlinkReply.TryRead(dump.Current, out GetlinkReply link) && ReadWhole(link) > 0 ? 1 : 0;
        Expect(links == 3 && !dump.Error.Failed);
    }));

    [Fact]
    public void Building_nests_and_failing_to_build_allocate_nothing() => Assert.Equal(0, Allocated.By(() =>
    {
        Expect(!Veth(stackalloc byte[256]).Failed);
        Expect(Veth(stackalloc byte[64]).Failed);
    }));

    public void Dispose()
    {
        _container.Dispose();
        _host.Dispose();
    }

    /// <summary>Look-ups on both sides, the move with name, alias and up in one request; then rename and move back in one datagram.</summary>
    private void AddAndDel()
    {
        Expect(!_containerSocket.FindLink("eth0"u8, out int taken).Failed && taken == 0);
        Expect(!_hostSocket.FindLink("other"u8, out int index).Failed && index != 0);
        Span<byte> name = stackalloc byte[16];
        Expect(!_hostSocket.GetLinkName(index, name, out int length).Failed && name[..length].SequenceEqual("dev0"u8));
        Expect(!_hostSocket.GetLinkFlags(name[..length], out _).Failed);
        Expect(!_hostSocket.GetLinkAddress(name[..length], stackalloc byte[14], out _).Failed);
        NetlinkError error = _hostSocket.Execute(new NewlinkRequest(stackalloc byte[128])
        {
            IfiIndex = index,
            IfiFlags = IfinfoFlags.Up,
            IfiChange = IfinfoFlags.Up,
            NetNsFd = (uint)_container.Opened.Fd,
            Ifname = "eth0"u8,
            Ifalias = "dev0"u8,
        }.Finish());
        Expect(!error.Failed);

        Expect(!_containerSocket.FindLink("eth0"u8, out index).Failed && index != 0);
        Expect(!_containerSocket.GetLinkMtu("eth0"u8, out int mtu).Failed && mtu == 1500);
        var batch = new NetlinkBatch(stackalloc byte[512]);
        batch.Add(new NewlinkRequest(batch.Free) { IfiIndex = index, IfiChange = IfinfoFlags.Up, Ifname = "dev0"u8 }.Finish());
        batch.Add(new NewlinkRequest(batch.Free)
        {
            IfiIndex = index,
            NetNsFd = (uint)_host.Opened.Fd,
            Ifname = "dev0"u8,
            Ifalias = ""u8,
        }.Finish());
        BatchReplies replies = _containerSocket.Execute(batch);
        Expect(!replies.Rest().Failed);
    }

    private static int ReadWhole(GetlinkReply link)
    {
        NetlinkError error = default;
        int sum = link.Ifname.Require(ref error).Length + (int)link.Mtu.Require(ref error) + link.Address.Or(default, ref error).Length
            + link.Qdisc.Or(default, ref error).Length + link.Ifalias.Or(default, ref error).Length
            + (int)link.Operstate.Require(ref error) + link.Map.IsPresent.CompareTo(false) + link.Stats64.IsPresent.CompareTo(false);
        if (link.Linkinfo.TryGet(out LinkinfoAttrs info))
            sum += info.Kind.Require(ref error).Length + info.DataVeth.IsAbsent.CompareTo(false);
        if (link.PropList.TryGet(out PropListAttrs names))
        {
            foreach (Attr<ReadOnlySpan<byte>> name in names.AltIfname)
                sum += name.Require(ref error).Length;
        }
        foreach (RawAttribute attribute in link.Attributes)
            sum += attribute.Payload.Length;
        return error.Failed ? -1 : sum;
    }

    private static NetlinkError Veth(Span<byte> buffer)
    {
        var message = new NewlinkRequest(buffer) { Ifname = "ve0"u8 };
        using (LinkinfoAttrsBuilder info = message.BeginLinkinfo())
        using (LinkinfoVethAttrsBuilder data = info.BeginDataVeth())
        using (LinkAttrsBuilder peer = data.BeginPeer(default))
            peer.Ifname = "ve1"u8;
        return message.Finish().Error;
    }

    /// <summary>An assertion that allocates only when it fails; its own machinery would count otherwise.</summary>
    private static void Expect(bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string what = "")
    {
        if (!condition)
            Assert.Fail(what);
    }
}
