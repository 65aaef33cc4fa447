using System.Text.Json.Nodes;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Ipam;

/// <summary>Calls with an IPAM delegate: a fake one unless told otherwise.</summary>
public abstract class IpamTest : KernelTest
{
    private protected IpamTest() => Fake = new FakeDelegate(Folder);

    private protected FakeDelegate Fake { get; }

    /// <summary>A netconf for <c>dev0</c> with an <c>ipam</c> object of this type and further members.</summary>
    private protected static string Config(string ipamType = "fake", string ipamMembers = "", string cniVersion = "1.0.0", string members = "")
        => $$"""
            {"cniVersion":"{{cniVersion}}","name":"test-net","type":"host-device","device":"dev0",
             "ipam":{"type":"{{ipamType}}"{{(ipamMembers.Length > 0 ? "," : "")}}{{ipamMembers}}}{{(members.Length > 0 ? "," : "")}}{{members}}}
            """;

    /// <summary>A call with the fake delegate in <c>CNI_PATH</c>.</summary>
    private protected PluginCall FakeCall(string command, string? netconf = null)
        => Call(command, netconf ?? Config()) with { CniPath = Fake.Folder };

    /// <summary>ADD, the fake delegate giving this answer.</summary>
    private protected PluginResult AddWith(string answer, string? netconf = null)
    {
        Fake.On("ADD", answer);
        return FakeCall("ADD", netconf).Run();
    }

    /// <summary>A device with everything that a move and its undo must carry: up, alias, altname, queue length, MTU.</summary>
    private protected void AddDevice()
    {
        Host.AddLink("dev0", up: true);
        Host.Ip("link set dev0 alias uplink-7 mtu 1400 txqueuelen 77");
        Host.Ip("link property add dev dev0 altname dev0-alt");
    }

    /// <summary>The addresses of <c>net1</c> in the pod as <c>ip -j</c> tells them.</summary>
    private protected JsonNode[] Addresses()
        => [.. Pod.IpJson("addr show dev net1").SelectMany(link => link["addr_info"]!.AsArray()).Select(address => address!)];

    /// <summary>The routes of one table that leave by <c>net1</c>, without those the kernel makes itself.</summary>
    private protected string[] Routes(string table = "main")
        // A table that nothing was ever put into does not exist, and is an error of its own.
        => [.. ((string[])["-4", "-6"])
            .SelectMany(family => Kernel.Command.TryRun("ip", "-n", Pod.Name, family, "route", "show", "table", table, "dev", "net1").Output.Split('\n'))
            .Select(line => line.Trim()).Where(line => line.Length > 0 && !line.Contains("proto kernel", StringComparison.Ordinal))];

    /// <summary>A refused ADD that had a delegate: nothing has changed, and the delegate was told to forget.</summary>
    private protected PluginError AssertUndone(PluginCall call, params string[] calls)
    {
        PluginError error = AssertRefusedUntouched(call);
        Assert.Equal(calls, Fake.Calls);
        return error;
    }
}
