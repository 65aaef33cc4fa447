using System.Text.Json.Nodes;
using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Ipam;

/// <summary>With the IPAM plugins that everybody uses: addresses from a store of files, and fixed ones.</summary>
public sealed class HostLocalTests : IpamTest
{
    /// <summary>A move takes 12 to 16 ms each way, so that a thousand cycles last two minutes: <c>HOSTDEVICE_CYCLES</c> asks for them.</summary>
    private static readonly int s_cycles = int.TryParse(Environment.GetEnvironmentVariable("HOSTDEVICE_CYCLES"), out int cycles) ? cycles : 200;

    private string Store => Path.Combine(Folder, "leases");

    [Fact]
    public void Hundreds_of_cycles_leave_the_store_empty_and_the_device_as_it_was()
    {
        // The first DEL leaves it down, and all others too.
        Host.AddLink("dev0");
        Snapshot before = Host.Snapshot();
        PluginCall add = HostLocal("ADD"), del = HostLocal("DEL");

        for (int i = 0; i < s_cycles; i++)
        {
            string result = add.Run().AssertSuccess();
            if (i == 0)
                Assert.StartsWith("10.5.0.", (string?)JsonNode.Parse(result)!["ips"]![0]!["address"], StringComparison.Ordinal);
            del.Run().AssertSilentSuccess();
        }

        Assert.Empty(Leases());
        Snapshot.AssertSame(before, Host.Snapshot());
    }

    [Fact]
    public void An_add_that_fails_behind_the_lease_leaves_none()
    {
        AddDevice();
        AssertRefusedUntouched(HostLocal("ADD", """,{"dst":"10.99.0.0/16","gw":"192.0.2.1"}"""));
        Assert.Empty(Leases());
    }

    [Fact]
    public void An_add_that_finds_the_pool_empty_is_undone()
    {
        AddDevice();
        AddLease("10.5.0.2");
        AddLease("10.5.0.3");

        PluginError error = AssertRefusedUntouched(HostLocal("ADD", range: "\"rangeStart\":\"10.5.0.2\",\"rangeEnd\":\"10.5.0.3\","));

        Assert.Contains("no IP addresses available", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, Leases().Length);
    }

    [Fact]
    public void The_lease_is_gone_after_del_of_a_pod_whose_namespace_is_gone()
    {
        Host.AddLink("dev0");
        HostLocal("ADD").Run().AssertSuccess();
        Assert.Single(Leases());
        Pod.Dispose();

        HostLocal("DEL").Run().AssertSilentSuccess();

        Assert.Empty(Leases());
    }

    [Fact]
    public void Check_passes_and_fails_as_the_lease_does()
    {
        AddDevice();
        PluginCall add = HostLocal("ADD");
        string result = add.Run().AssertSuccess();
        PluginCall check = HostLocal("CHECK") with { Netconf = Netconf.WithPrevResult(add.Netconf, result) };

        check.Run().AssertSilentSuccess();
        File.Delete(Assert.Single(Leases()));
        check.Run().AssertError();
    }

    [Theory]
    [InlineData("0.3.1")]
    [InlineData("0.4.0")]
    [InlineData("1.0.0")]
    [InlineData("1.1.0")]
    public void Fixed_addresses_are_given_and_checked(string cniVersion)
    {
        if (cniVersion == "1.1.0")
            SkipUnlessModern(Path.Combine(Binaries.FolderWith("static"), "static"));
        AddDevice();
        string netconf = Config("static", """
            "addresses":[{"address":"10.10.0.1/24","gateway":"10.10.0.254"},{"address":"fd00:10::1/64"}],
            "routes":[{"dst":"0.0.0.0/0"},{"dst":"10.99.0.0/16","gw":"10.10.0.9"}]
            """, cniVersion);
        PluginCall call = Call("ADD", netconf) with { CniPath = Binaries.FolderWith("static") };

        string result = call.Run().AssertSuccess();

        Assert.Equal(["10.10.0.1", "fd00:10::1"], Addresses().Select(address => (string)address["local"]!));
        Assert.Equal(["default via 10.10.0.254", "10.99.0.0/16 via 10.10.0.9"], Routes());
        if (cniVersion != "0.3.1")
            (call with { Command = "CHECK", Netconf = Netconf.WithPrevResult(netconf, result) }).Run().AssertSilentSuccess();
        (call with { Command = "DEL" }).Run().AssertSilentSuccess();
        Assert.Equal(["dev0"], Host.LinkNames());
    }

    private PluginCall HostLocal(string command, string moreRoutes = "", string range = "")
    {
        string ipam = $$"""
            "dataDir":"{{Store}}","ranges":[[{{{range}}"subnet":"10.5.0.0/24"}]],"routes":[{"dst":"0.0.0.0/0"}{{moreRoutes}}]
            """;
        return Call(command, Config("host-local", ipam)) with { CniPath = Binaries.FolderWith("host-local") };
    }

    private void AddLease(string address)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Store, "test-net")).FullName;
        File.WriteAllText(Path.Combine(folder, address), "somebody\r\neth0");
    }

    private string[] Leases()
        => [.. Directory.GetFiles(Path.Combine(Store, "test-net")).Where(file => char.IsAsciiDigit(Path.GetFileName(file)[0]))];
}
