using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Ipam;

/// <summary>Whatever fails behind the move: the device is back as it was, and no lease is left.</summary>
public sealed class RollbackTests : IpamTest
{
    [Theory]
    [InlineData("", "failed to unmarshal raw result: unexpected end of JSON input")]
    [InlineData("null", "IPAM plugin returned missing IP config")]
    [InlineData("{}", "IPAM plugin returned missing IP config")]
    [InlineData("[]", "failed to unmarshal raw result: json: cannot unmarshal array into Go value of type map[string]interface {}")]
    [InlineData("{\"cniVersion\":\"9.9.9\"}", "unsupported CNI result version \"9.9.9\"")]
    [InlineData("{\"ips\":[null]}", "IPAM plugin returned missing IP config")]
    [InlineData("{\"ips\":[{\"address\":\"10.0.0.1/33\"}]}", "invalid CIDR address: 10.0.0.1/33")]
    [InlineData("{\"ips\":[{}]}", "failed to add IP addr {Interface:0 Address:{IP:<nil> Mask:<nil>} Gateway:<nil>} to \"net1\": numerical result out of range")]
    [InlineData("{\"ips\":[{\"address\":\"10.1.0.5/24\"},{\"address\":\"10.1.0.5/24\"}]}",
        "failed to add IP addr {Interface:0 Address:{IP:10.1.0.5 Mask:ffffff00} Gateway:<nil>} to \"net1\": file exists")]
    [InlineData("{\"ips\":[{\"address\":\"10.1.0.5/24\"}],\"routes\":[{\"dst\":\"10.99.0.0/16\",\"gw\":\"10.10.0.9\",\"priority\":77,\"table\":100,\"scope\":0}]}",
        "failed to add route '{10.99.0.0 ffff0000} via 10.10.0.9 dev net1 metric 77 (Scope: universe, Table: 100)': network is unreachable")]
    [InlineData("{\"ips\":[{\"address\":\"10.1.0.5/24\"}],\"routes\":[{\"dst\":\"fd01::/64\",\"gw\":\"10.1.0.1\"}]}",
        "failed to add route '{fd01:: ffffffffffffffff0000000000000000} via 10.1.0.1 dev net1 metric 0 (Scope: universe, Table: 0)': gateway, source, and destination ip are not the same IP family")]
    public void An_answer_that_cannot_be_used_undoes_everything(string answer, string message)
    {
        AddDevice();
        Fake.On("ADD", answer);

        PluginError error = AssertUndone(FakeCall("ADD"), "ADD", "DEL");

        Assert.Equal(message, error.Message);
        Assert.Equal(999, error.Code);
    }

    [Fact]
    public void Addresses_and_routes_that_the_move_took_from_the_host_are_back()
    {
        AddDevice();
        Host.Ip("addr add 10.77.0.1/24 brd + dev dev0 label dev0:a");
        Host.Ip("addr add 10.77.0.2/24 dev dev0");
        Host.Ip("addr add 10.78.0.1 peer 10.78.0.9/32 dev dev0 scope link");
        Host.Ip("addr add 10.79.0.1/24 dev dev0 noprefixroute metric 7");
        Host.Ip("addr add fd00:77::1/64 dev dev0 nodad");
        Host.Ip("addr add fd00:78::1/128 dev dev0 nodad valid_lft 5000 preferred_lft 0");
        Host.Ip("route add default via 10.77.0.254 dev dev0 proto static metric 50 src 10.77.0.2");
        Host.Ip("route add 10.88.0.0/16 via 10.99.0.1 dev dev0 onlink table 70000");
        Host.Ip("route add 10.89.0.0/16 dev dev0 scope link mtu lock 1300 advmss 1200 initcwnd 20");
        Host.Ip("route add 10.90.0.0/16 nexthop via 10.77.0.3 dev dev0 weight 2 nexthop via 10.77.0.4 dev dev0");
        Host.Ip("route add blackhole 10.91.0.0/16");
        Host.Ip("-6 route add fd01::/64 via fd00:77::fe dev dev0 metric 9");
        Host.Ip("-6 route add fd02::/64 dev dev0 table 100 mtu 1300");
        Fake.On("ADD", "{}");

        AssertUndone(FakeCall("ADD"), "ADD", "DEL");
    }

    [Fact]
    public void The_kernels_own_words_are_in_the_details()
    {
        AddDevice();
        Fake.On("ADD", """{"ips":[{"address":"10.1.0.5/24"}],"routes":[{"dst":"10.9.0.5/16"}]}""");

        PluginError error = AssertUndone(FakeCall("ADD"), "ADD", "DEL");

        Assert.EndsWith("invalid argument", error.Message, StringComparison.Ordinal);
        Assert.NotEqual("", error.Details);
    }

    [Fact]
    public void A_delegate_that_fails_is_also_told_to_forget()
    {
        AddDevice();
        Fake.On("ADD", """{"code":7,"msg":"no such range"}""", exit: 1).On("DEL", """{"code":8,"msg":"not heard"}""", exit: 1);

        PluginError error = AssertUndone(FakeCall("ADD"), "ADD", "DEL");

        Assert.Equal(new PluginError(7, "no such range", ""), error);
    }

    [Fact]
    public void The_device_comes_back_also_when_the_pod_has_taken_its_index_and_name()
    {
        AddDevice();
        Pod.Ip($"link add dev0 index {Host.Index("dev0")} type ifb");
        Fake.On("ADD", "{}");

        AssertUndone(FakeCall("ADD"), "ADD", "DEL");
    }

    [Fact]
    public void A_device_that_was_down_comes_back_down_and_the_next_add_succeeds()
    {
        Host.AddLink("dev0");
        Fake.On("ADD", "{}");
        AssertUndone(FakeCall("ADD"), "ADD", "DEL");

        AddWith("""{"ips":[{"address":"10.1.0.5/24"}]}""").AssertSuccess();
        FakeCall("DEL").Run().AssertSilentSuccess();
    }

    [Fact]
    public void A_move_that_is_refused_never_reaches_the_delegate()
    {
        AddDevice();
        Pod.AddLink("net1");

        AssertUndone(FakeCall("ADD"));
    }

    [Fact]
    public void A_device_that_somebody_took_out_of_the_pod_is_named_in_the_details()
    {
        Host.AddLink("dev0");
        Fake.On("ADD", "{}", before: $"ip -n {Pod.Name} link del net1");

        PluginError error = FakeCall("ADD").Run().AssertError();

        Assert.Equal("IPAM plugin returned missing IP config", error.Message);
        Assert.Contains("could not be brought back", error.Details, StringComparison.Ordinal);
        Call("DEL", Netconf.Device("dev0")).Run().AssertSilentSuccess();
    }
}
