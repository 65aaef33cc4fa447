using System.Net.Sockets;
using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;
using Plugin.KernelTests.Trace;

namespace Plugin.KernelTests.Ipam;

/// <summary>Before, beside or after the move: when a delegate's ADD runs, and that no failure of either leaves anything of both.</summary>
public sealed class DelegateOrderTests : IpamTest
{
    private const string Answer = """{"cniVersion":"1.0.0","ips":[{"address":"10.1.0.5/24"}]}""";
    private const string Refusal = """{"code":7,"msg":"no such range","details":"in <a>"}""";

    [Theory]
    [InlineData("static")]
    [InlineData("host-local")]
    [InlineData("whereabouts")]
    public void It_is_started_before_the_move_where_it_needs_no_link(string type)
        => Assert.True(IsStartedBeforeMove(type));

    [Theory]
    [InlineData("dhcp")]
    [InlineData("fake")]
    [InlineData("static2")]
    public void It_is_started_after_the_move_where_it_may_need_the_link(string type)
    {
        using Socket daemon = Listen();
        Assert.False(IsStartedBeforeMove(type));
    }

    [Theory]
    [InlineData("static")]
    [InlineData("host-local")]
    [InlineData("fake")]
    public void One_that_fails_is_told_and_everything_is_as_it_was(string type)
    {
        AddDevice();
        Fake.InstallAs(type).On("ADD", Refusal, exit: 1);

        PluginError error = AssertUndone(FakeCall("ADD", Config(type)), "ADD", "DEL");

        Assert.Equal(new PluginError(7, "no such range", "in <a>"), error);
    }

    [Theory]
    [InlineData("static", Refusal, 1)]
    [InlineData("whereabouts", Refusal, 1)]
    [InlineData("whereabouts", "{}", 0)]
    [InlineData("dhcp", Refusal, 1)]
    public void Whose_failure_is_known_before_the_move_moves_nothing(string type, string answer, int exit)
    {
        AddDevice();
        Fake.InstallAs(type).On("ADD", answer, exit);
        if (type == "static")
            Fake.Install("static", "#!/bin/sh\n", isExecutable: false);
        using var links = new LinkEvents(Host);

        // Nobody listens at the daemon's socket.
        string netconf = Config(type, $"\"daemonSocketPath\":\"{DaemonSocket}\"");
        AssertUndone(FakeCall("ADD", netconf), type == "static" ? [] : ["ADD", "DEL"]);

        Assert.Empty(links.Drain());
    }

    [Theory]
    [InlineData("static")]
    [InlineData("host-local")]
    [InlineData("whereabouts")]
    public void After_a_move_that_fails_it_gives_back_what_it_gave_and_the_error_is_that_of_the_move(string type)
    {
        AddDeviceThatRefusesToComeUp();
        Fake.InstallAs(type).On("ADD", Answer);

        PluginError error = AssertUndone(FakeCall("ADD", Config(type)), "ADD", "DEL");

        Assert.StartsWith("failed to move link", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_move_that_fails_even_a_slow_one_that_fails_too_is_not_left_running()
    {
        AddDeviceThatRefusesToComeUp();
        Fake.InstallAs("static").On("ADD", Refusal, exit: 1, before: "sleep 0.3; : > ended");

        PluginError error = AssertUndone(FakeCall("ADD", Config("static")), "ADD", "DEL");

        Assert.StartsWith("failed to move link", error.Message, StringComparison.Ordinal);
        Assert.True(Fake.Has("ended"));
    }

    [Theory]
    [InlineData("static")]
    [InlineData("whereabouts")]
    public void What_is_refused_without_a_move_starts_none(string type)
    {
        AddDevice();
        Fake.InstallAs(type).On("ADD", Answer);
        Pod.AddLink("net1");
        AssertUndone(FakeCall("ADD", Config(type)));
        Pod.Ip("link del net1");
        Host.Ip("addr add 10.77.0.1/24 dev dev0");

        AssertUndone(FakeCall("ADD", Config(type, members: "\"guard\":\"strict\"")));
    }

    [Fact]
    public void One_that_writes_more_than_a_pipe_holds_waits_until_it_is_heard()
    {
        AddDevice();
        string padded = Answer + new string(' ', 200_000);
        Fake.InstallAs("static").On("ADD", padded, errors: new string('e', 100_000));

        PluginResult result = FakeCall("ADD", Config("static")).Run();

        result.AssertSuccess();
        Assert.Equal(100_000, result.Stderr.Length);
        FakeCall("DEL", Config("static")).Run().AssertSilentSuccess();
    }

    [Fact]
    public void One_that_reads_more_than_a_pipe_holds_gets_it_whole()
    {
        AddDevice();
        Fake.InstallAs("static").On("ADD", Answer);
        string netconf = Config("static", members: $"\"pad\":\"{new string('x', 300_000)}\"");

        FakeCall("ADD", netconf).Run().AssertSuccess();

        Assert.Equal(netconf, Fake.Input("ADD"));
        FakeCall("DEL", netconf).Run().AssertSilentSuccess();
    }

    [Theory]
    [InlineData("static")]
    [InlineData("whereabouts")]
    public void One_that_is_just_being_installed_is_tried_again(string type)
    {
        AddDevice();
        Fake.InstallAs(type).On("ADD", Answer);
        using (FileStream writing = File.OpenWrite(Path.Combine(Fake.Folder, type)))
        {
            _ = Task.Delay(700, TestContext.Current.CancellationToken).ContinueWith(_ => writing.Dispose(), TaskScheduler.Default);
            FakeCall("ADD", Config(type)).Run().AssertSuccess();
        }
        Assert.Equal(["ADD"], Fake.Calls);
        FakeCall("DEL", Config(type)).Run().AssertSilentSuccess();
    }

    private string DaemonSocket => Path.Combine(Folder, "daemon.sock");

    private Socket Listen()
    {
        var daemon = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        daemon.Bind(new UnixDomainSocketEndPoint(DaemonSocket));
        daemon.Listen();
        return daemon;
    }

    private bool IsStartedBeforeMove(string type)
    {
        AddDevice();
        Fake.InstallAs(type).On("ADD", Answer);
        PluginCall call = FakeCall("ADD", Config(type, $"\"daemonSocketPath\":\"{DaemonSocket}\""));

        Strace add = Strace.Of(call, Folder);

        Assert.Single(add.Moves);
        List<string> calls = [.. add.InOrder];
        int start = calls.FindIndex(line => line.Contains("CLONE_VFORK", StringComparison.Ordinal));
        int move = calls.FindIndex(line => line.StartsWith("sendmsg(", StringComparison.Ordinal) && line.Contains("RTM_NEWLINK", StringComparison.Ordinal));
        Assert.True(start >= 0 && move >= 0, add.ToString());
        (call with { Command = "DEL" }).Run().AssertSilentSuccess();
        return start < move;
    }

    private void AddDeviceThatRefusesToComeUp()
    {
        Host.AddLink("under0", up: true);
        foreach (string name in new[] { "twin0", "dev0" })
            Host.Ip($"link add link under0 name {name} address 0a:00:00:00:00:07 type macvlan mode bridge");
        Host.Ip("link set twin0 up");
    }
}
