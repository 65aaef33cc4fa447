using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Several;

/// <summary>DEL brings home what there is of the eight, each under its name, whatever became of the others or of the configuration.</summary>
public sealed class SeveralDelTests : SeveralTest
{
    [Fact]
    public void A_second_del_and_one_without_an_add_change_nothing()
    {
        AddDevices();
        Snapshot host = Host.Snapshot();
        Del(All()).AssertSilentSuccess();
        Snapshot.AssertSame(host, Host.Snapshot());
        Add(All()).AssertSuccess();
        Del(All()).AssertSilentSuccess();
        host = Host.Snapshot();

        Del(All()).AssertSilentSuccess();

        Snapshot.AssertSame(host, Host.Snapshot());
    }

    [Fact]
    public void Without_the_list_the_records_tell()
        => AssertReturned(() => Del(Lost));

    [Fact]
    public void Without_records_the_list_and_the_aliases_tell()
    {
        Snapshot before = AddAll();
        Directory.Delete(Records, recursive: true);

        Del(All()).AssertSilentSuccess();

        // What only a record knew is lost with it: the alias, and the index if that was taken.
        Snapshot.AssertSame(before.Without("ifalias"), Host.Snapshot().Without(Dropped).WithoutRoutes());
    }

    [Fact]
    public void A_list_in_another_order_does_not_matter()
        => AssertReturned(() => Del(List(string.Join(',', HostNames.Reverse().Select(name => $$"""{"device":"{{name}}"}""")))));

    [Fact]
    public void A_list_that_is_none_any_more_does_not_matter()
        => AssertReturned(() => Del("""{"cniVersion":"1.0.0","name":"test-net","type":"host-device","devices":7,"device":"dev3"}"""));

    [Fact]
    public void Devices_that_are_gone_keep_no_other_away()
    {
        Snapshot before = AddAll();
        foreach (int place in new[] { 0, 3, 7 })
            Pod.Ip("link del " + PodName(place));

        Del(All()).AssertSilentSuccess();

        Assert.Equal(["dev1", "dev2", "dev4", "dev5", "dev6"], Host.LinkNames());
        Assert.Equal(["uplink-1", "uplink-2", "uplink-4", "uplink-5", "uplink-6"], Host.LinkNames().Select(Host.Alias));
        Assert.Empty(Directory.GetFiles(Records));
        Assert.NotNull(before);
    }

    [Fact]
    public void Devices_that_were_renamed_in_the_pod_are_found()
    {
        AssertReturned(() =>
        {
            // Two swapped, one by its alias, one by its address, one under the name that another had.
            Rename("net1", "swap0");
            Rename("net1-1", "net1");
            Rename("swap0", "net1-1");
            Rename("net1-2", "elsewhere0");
            Rename("net1-3", "elsewhere1");
            Pod.Ip("link set elsewhere1 alias mine");
            Rename("net1-4", "net1-2");
            return Del(All());
        });
    }

    [Fact]
    public void Devices_that_swapped_names_are_found_without_the_list()
    {
        AssertReturned(() =>
        {
            Rename("net1-6", "swap0");
            Rename("net1-7", "net1-6");
            Rename("swap0", "net1-7");
            return Del(Lost);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void One_that_the_host_refuses_keeps_no_other_away_and_comes_with_the_next_del(int refused)
    {
        Snapshot before = AddAll();
        Host.AddLink($"dev{refused}");

        PluginError error = Del(All()).AssertError();

        Assert.Equal($"failed to move \"dev{refused}\" to hostNS: file exists", error.Message);
        Assert.Equal([PodName(refused)], Pod.LinkNames());
        Assert.True(Pod.IsUp(PodName(refused)));
        Host.Ip($"link del dev{refused}");
        Del(Lost).AssertSilentSuccess();
        Snapshot.AssertSame(before, Host.Snapshot().Without(Dropped).WithoutRoutes());
        Assert.Empty(Directory.GetFiles(Records));
    }

    [Fact]
    public void All_that_the_host_refuses_are_told()
    {
        AddAll();
        Host.AddLink("dev2");
        Host.AddLink("dev5");

        PluginError error = Del(All()).AssertError();

        Assert.Contains("\"dev2\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"dev5\"", error.Details, StringComparison.Ordinal);
        Host.Ip("link del dev2");
        Host.Ip("link del dev5");
        Del(All()).AssertSilentSuccess();
    }

    [Fact]
    public void A_pod_with_links_of_the_old_names_keeps_its_own()
    {
        foreach (string name in HostNames)
            Host.AddLink(name);
        Host.AddLink("other0");
        Snapshot before = Host.Snapshot();
        foreach (string name in HostNames)
            Pod.AddLink(name, up: true);
        Snapshot pod = Pod.Snapshot();

        Add(All()).AssertSuccess();
        Del(All()).AssertSilentSuccess();

        Snapshot.AssertSame(pod, Pod.Snapshot());
        Snapshot.AssertSame(before.Without("ifindex"), Host.Snapshot().Without("ifindex"));
    }

    [Fact]
    public void Two_attachments_of_one_pod_are_kept_apart()
    {
        AddDevices();
        string first = List("""{"device":"dev0"},{"device":"dev1"}"""), second = List("""{"device":"dev2"},{"device":"dev3"}""");
        Add(first).AssertSuccess();
        (Call("ADD", second) with { Ifname = "net2" }).Run().AssertSuccess();

        Del(Lost).AssertSilentSuccess();
        Assert.Equal(["net2", "net2-1"], Pod.LinkNames());
        (Call("DEL", Lost) with { Ifname = "net2" }).Run().AssertSilentSuccess();

        Assert.Equal(HostNames, Host.LinkNames());
    }

    private void AssertReturned(Func<PluginResult> del)
    {
        Snapshot before = AddAll();

        del().AssertSilentSuccess();

        Snapshot.AssertSame(before, Host.Snapshot().Without(Dropped).WithoutRoutes());
        Assert.Empty(Pod.LinkNames());
        Assert.Empty(Directory.GetFiles(Records));
    }

    private Snapshot AddAll()
    {
        AddDevices();
        Snapshot before = Host.Snapshot().Without(Dropped).WithoutRoutes();
        Add(All()).AssertSuccess();
        return before;
    }

    private void Rename(string from, string to)
    {
        Pod.Ip($"link set {from} down");
        Pod.Ip($"link set {from} name {to}");
        Pod.Ip($"link set {to} up");
    }
}
