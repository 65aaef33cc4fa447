using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Ipam;

/// <summary>How the delegate is found, called and understood.</summary>
public sealed class DelegateTests : IpamTest
{
    private const string Answer = """{"cniVersion":"1.0.0","ips":[{"address":"10.1.0.5/24"}]}""";

    [Fact]
    public void It_reads_the_input_byte_for_byte_and_has_the_environment_with_its_own_command()
    {
        AddDevice();
        string netconf = Config(members: "\"odd\" : [ 1e3,\t\"\\u00e9\" ]") + "\n\n";
        AddWith(Answer, netconf).AssertSuccess();
        FakeCall("DEL", netconf).Run().AssertSilentSuccess();

        Assert.Equal(["ADD", "DEL"], Fake.Calls);
        Assert.Equal(netconf, Fake.Input("ADD"));
        Assert.Equal(netconf, Fake.Input("DEL"));
        foreach (string command in Fake.Calls)
        {
            Assert.Equal(["CNI_COMMAND=" + command], Fake.Environ(command).Where(line => line.StartsWith("CNI_COMMAND", StringComparison.Ordinal)));
            Assert.Contains("CNI_CONTAINERID=c0ffee", Fake.Environ(command));
            Assert.Contains("CNI_IFNAME=net1", Fake.Environ(command));
            Assert.Contains("CNI_NETNS=" + Pod.Path, Fake.Environ(command));
            Assert.Contains("CNI_PATH=" + Fake.Folder, Fake.Environ(command));
        }
    }

    [Fact]
    public void After_a_failure_it_is_called_with_the_command_DEL()
    {
        AddDevice();
        Fake.On("ADD", "{}");

        AssertUndone(FakeCall("ADD"), "ADD", "DEL");

        Assert.Contains("CNI_COMMAND=DEL", Fake.Environ("DEL"));
    }

    [Fact]
    public void An_input_larger_than_a_pipe_reaches_it_whole()
    {
        AddDevice();
        string netconf = Config(members: $"\"pad\":\"{new string('x', 300_000)}\"");

        AddWith(Answer, netconf).AssertSuccess();

        Assert.Equal(netconf, Fake.Input("ADD"));
        FakeCall("DEL").Run().AssertSilentSuccess();
    }

    [Fact]
    public void One_that_does_not_read_its_input_is_served_all_the_same()
    {
        AddDevice();
        Fake.Install("deaf", $"#!/bin/sh\nexec <&-\necho '{Answer}'\n");
        string netconf = Config("deaf", members: $"\"pad\":\"{new string('x', 300_000)}\"");

        FakeCall("ADD", netconf).Run().AssertSuccess();
        FakeCall("DEL", netconf).Run().AssertSilentSuccess();
    }

    [Fact]
    public void Its_stderr_is_passed_on_when_it_succeeds_and_only_then()
    {
        AddDevice();
        Fake.On("ADD", Answer, errors: "lease file was <odd>\n");
        PluginResult good = FakeCall("ADD").Run();
        good.AssertSuccess();
        Assert.Equal("lease file was <odd>\n", good.Stderr);
        FakeCall("DEL").Run().AssertSilentSuccess();

        Fake.On("ADD", """{"code":11,"msg":"try again","details":"in <a> while"}""", exit: 1, errors: "noise\n");
        PluginResult bad = FakeCall("ADD").Run();
        Assert.Equal("", bad.Stderr);
        Assert.Equal(new PluginError(11, "try again", "in <a> while"), bad.AssertError());
    }

    [Theory]
    [InlineData("", "", "netplugin failed with no error message: exit status 3")]
    [InlineData("", "boom \"x\"\n", "netplugin failed: \"boom \\\"x\\\"\\n\"")]
    [InlineData("nope", "", "netplugin failed but error parsing its diagnostic message \"nope\": invalid character 'o' in literal null (expecting 'u')")]
    public void A_failure_that_it_does_not_explain_is_told_in_the_words_of_upstream(string output, string errors, string message)
    {
        AddDevice();
        Fake.On("ADD", output, exit: 3, errors: errors);

        Assert.Equal(new PluginError(0, message, ""), AssertUndone(FakeCall("ADD"), "ADD", "DEL"));
    }

    [Theory]
    [InlineData("nope", "failed to find plugin \"nope\" in path [/a /b  {0}]")]
    [InlineData("a/b", "invalid plugin name: a/b")]
    [InlineData("..", "failed to find plugin \"..\" in path [/a /b  {0}]")]
    public void One_that_is_not_there_is_found_out_before_anything_moves(string type, string message)
    {
        AddDressedDevice("dev0");
        PluginError error = AssertRefusedUntouched(Call("ADD", Config(type)) with { CniPath = "/a:/b::" + Fake.Folder });
        Assert.Equal(new PluginError(999, string.Format(null, message, Fake.Folder), ""), error);
    }

    [Fact]
    public void The_first_regular_file_of_the_name_in_the_path_is_taken()
    {
        AddDevice();
        string first = Directory.CreateDirectory(Path.Combine(Folder, "first")).FullName;
        Directory.CreateDirectory(Path.Combine(first, "fake"));
        Fake.On("ADD", Answer);

        (FakeCall("ADD") with { CniPath = $"/nonexistent:{first}/:{Fake.Folder}//:/bin" }).Run().AssertSuccess();

        Assert.Equal(["ADD"], Fake.Calls);
        FakeCall("DEL").Run().AssertSilentSuccess();
    }

    [Fact]
    public void One_that_cannot_be_started_is_told_with_the_reason()
    {
        AddDevice();
        Fake.Install("closed", "#!/bin/sh\n", isExecutable: false);
        PluginError error = AssertRefusedUntouched(FakeCall("ADD", Config("closed")));
        Assert.Equal($"netplugin failed with no error message: fork/exec {Fake.Folder}/closed: permission denied", error.Message);
    }

    [Fact]
    public void One_that_is_killed_is_told_by_the_signal()
    {
        AddDevice();
        Fake.Install("dying", "#!/bin/sh\nkill -9 $$\n");
        PluginError error = AssertRefusedUntouched(FakeCall("ADD", Config("dying")));
        Assert.Equal("netplugin failed with no error message: signal: killed", error.Message);
    }

    [Fact]
    public async Task One_that_is_just_being_installed_is_tried_again()
    {
        AddDevice();
        Fake.On("ADD", Answer);
        string program = Path.Combine(Fake.Folder, "fake");
        PluginResult result;
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        using (FileStream writing = File.OpenWrite(program))
        {
            Task release = Task.Delay(1500, TestContext.Current.CancellationToken).ContinueWith(_ => writing.Dispose(), TaskScheduler.Default);
            result = FakeCall("ADD").Run();
            await release;
        }

        result.AssertSuccess();
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds, 1.4, 4);
        FakeCall("DEL").Run().AssertSilentSuccess();
    }

    [Fact]
    public void One_that_prints_without_end_is_ended()
    {
        AddDevice();
        Fake.Install("endless", "#!/bin/sh\nexec yes\n");
        PluginError error = AssertRefusedUntouched(FakeCall("ADD", Config("endless")));
        Assert.Contains("printed more than 4194304 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_works_under_a_runtime_that_ignores_the_end_of_its_children()
    {
        AddDevice();
        Fake.On("ADD", Answer);
        (FakeCall("ADD") with { Under = ["/usr/bin/env", "--ignore-signal=CHLD"] }).Run().AssertSuccess();
        FakeCall("DEL").Run().AssertSilentSuccess();
    }

    [Theory]
    [InlineData("STATUS")]
    [InlineData("GC")]
    public void Status_and_gc_are_passed_on(string command)
    {
        string netconf = Config(cniVersion: "1.1.0");
        FakeCall(command, netconf).Run().AssertSilentSuccess();
        Assert.Equal([command], Fake.Calls);
        Assert.Equal(netconf, Fake.Input(command));

        Fake.On(command, """{"code":50,"msg":"pool is empty"}""", exit: 1);
        Assert.Equal(new PluginError(50, "pool is empty", ""), FakeCall(command, netconf).Run().AssertError());
    }
}
