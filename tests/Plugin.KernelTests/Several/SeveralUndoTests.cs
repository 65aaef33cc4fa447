using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Several;

/// <summary>All or nothing: whatever fails at whichever of the eight, all of them are on the host as they were, with addresses and routes.</summary>
public sealed class SeveralUndoTests : SeveralTest
{
    public static TheoryData<int> Each => [.. Places];

    [Theory]
    [MemberData(nameof(Each))]
    public void One_that_refuses_to_come_up(int place)
    {
        AddDevicesOneOfThemMute(place);

        PluginError error = AssertRefusedUntouched(Call("ADD", All()));

        Assert.Contains($"\"{PodName(place)}\" (host: \"dev{place}\")", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("address already in use", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void One_that_may_not_move(int place)
    {
        AddDevices(without: place);
        Host.Ip($"link add dev{place} type bridge");
        Host.Ip($"link set dev{place} alias uplink-{place}");

        PluginError error = AssertRefusedUntouched(Call("ADD", All()));

        Assert.Contains($"\"{PodName(place)}\" (host: \"dev{place}\")", error.Message, StringComparison.Ordinal);
        Assert.Contains("immutable", error.Details, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void One_whose_name_is_taken(int place)
    {
        AddDevices();
        Pod.AddLink(PodName(place), up: true);

        PluginError error = AssertRefusedUntouched(Call("ADD", All()));

        Assert.Contains($"\"{PodName(place)}\" (host: \"dev{place}\")", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void One_that_refuses_to_come_up_while_altnames_of_others_are_in_the_way(int place)
    {
        AddDevicesOneOfThemMute(place);
        foreach (int other in Places.Where(other => other != place && other % 3 == 0))
            Pod.AddLink($"dev{other}-alt");
        Host.Ip($"link property add dev dev{(place + 1) % Count} altname {PodName(place)}");

        AssertRefusedUntouched(Call("ADD", All()));
    }

    [Fact]
    public void All_of_them_when_the_pod_has_taken_their_names_and_indexes()
    {
        AddDevicesOneOfThemMute(5);
        foreach (string name in HostNames)
            Pod.Ip($"link add {name} index {Host.Index(name)} type ifb");

        AssertRefusedUntouched(Call("ADD", All()));
    }

    [Fact]
    public void Several_that_fail()
    {
        AddDevicesOneOfThemMute(6, 2, 3);

        PluginError error = AssertRefusedUntouched(Call("ADD", All()));

        Assert.Contains("\"dev2\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_of_them_can_be_added_once_the_reason_is_gone()
    {
        AddDevicesOneOfThemMute(4);
        AssertRefusedUntouched(Call("ADD", All()));
        Host.Ip("link set twin0 down");

        Add(All()).AssertSuccess();
        Assert.Equal(PodNames, Pod.LinkNames());
        Del(All()).AssertSilentSuccess();
    }

    [Fact]
    public void A_route_over_two_of_them_is_back_too()
    {
        AddDevicesOneOfThemMute(7);
        Host.Ip("route add 10.99.0.0/16 nexthop via 10.77.0.9 dev dev0 nexthop via 10.77.2.9 dev dev2 weight 3");

        AssertRefusedUntouched(Call("ADD", All()));
    }

    /// <summary>The mute ones are macvlans whose address is in use: they refuse to come up, when the move is over. Each was down.</summary>
    private void AddDevicesOneOfThemMute(params int[] mute)
    {
        Host.AddLink("under0", up: true);
        Host.Ip("link add link under0 name twin0 address 0a:00:00:00:00:07 type macvlan mode bridge");
        Host.Ip("link set twin0 up");
        foreach (int place in Places)
        {
            if (!mute.Contains(place))
            {
                Host.AddLink($"dev{place}", up: place % 2 == 0);
                Dress($"dev{place}", place);
                continue;
            }
            Host.Ip($"link add link under0 name dev{place} address 0a:00:00:00:00:07 type macvlan mode bridge");
            Host.Ip($"link set dev{place} alias uplink-{place} mtu {1400 + place} txqueuelen {70 + place}");
            Host.Ip($"link property add dev dev{place} altname dev{place}-alt");
        }
    }
}
