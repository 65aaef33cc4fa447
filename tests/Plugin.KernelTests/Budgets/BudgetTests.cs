using Plugin.KernelTests.Runtime;
using Plugin.KernelTests.Trace;

namespace Plugin.KernelTests.Budgets;

/// <summary>Every row of <see cref="Budget.Table"/> against the binary, as a runtime calls it.</summary>
public sealed class BudgetTests : KernelTest
{
    public static TheoryData<string> Rows => [.. Budget.Table.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_call_asks_no_more_of_the_kernel(string row)
    {
        Budget budget = Budget.Table[row];

        Strace calls = Strace.Of(Prepare(row), Folder, "trace=all");

        Tell(row, calls);
        Assert.Equal(budget.RtnlRequests, calls.RtnlRequests.Count());
        Assert.Equal(budget.Moves, calls.Moves.Count());
        Assert.Equal(budget.Sends, calls.OwnNamed("sendmsg", "sendto").Count());
        Assert.Equal(budget.NamespaceEntries, calls.OwnNamed("setns").Count());
        Assert.Equal(Budget.Threads, calls.OwnNamed("clone", "clone3").Count(clone => clone.Contains("CLONE_THREAD", StringComparison.Ordinal)));
        Assert.InRange(calls.OwnCount, 1, budget.SystemCalls + Budget.SystemCallSlack);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_call_uses_no_more_memory(string row)
    {
        Budget budget = Budget.Table[row];

        HeldAtExit used = HeldAtExit.Of(Prepare(row), Folder);

        TestContext.Current.TestOutputHelper?.WriteLine($"{row}: {used}");
        HeldAtExit start = HeldAtExit.Of(Call("VERSION", "{}"), Folder);
        Assert.InRange(start.ManagedBytes, 1, Budget.RuntimeBytes);
        Assert.InRange(used.ManagedBytes - start.ManagedBytes, 0, budget.ManagedBytes);
        Assert.InRange(used.PageFaults, 1, budget.PageFaults);
        Assert.InRange(used.PeakKiB, 1, Budget.PeakKiB);
    }

    [Fact]
    public void No_budget_is_above_what_was_promised()
        => Assert.All(Budget.Table.Values, budget => Assert.InRange(budget.ManagedBytes, 0, 4096));

    [Fact]
    public void The_binary_is_no_larger() => Assert.InRange(new FileInfo(Binaries.Plugin).Length, 1, Budget.BinaryBytes);

    /// <summary>What must be so before the call, and the call.</summary>
    private PluginCall Prepare(string row)
    {
        string netconf = Netconf.Device("dev0", row == "STATUS" ? "1.1.0" : "1.0.0");
        if (row is not ("STATUS" or "VERSION"))
            Host.AddLink("dev0", up: true);
        switch (row)
        {
            case "ADD, alias read":
                // Where sysfs is of another namespace only the kernel can tell; and the guard would ask for a list of links.
                Host.Ip("link set dev0 alias uplink-7");
                return Call("ADD", netconf.Replace("\"device\"", "\"guard\":\"off\",\"device\"", StringComparison.Ordinal)) with
                {
                    Sys = Directory.CreateDirectory(Path.Combine(Folder, "sys")).FullName,
                };
            case "ADD, host-local":
                return Call("ADD", netconf.Insert(1, $$"""
                    "ipam":{"type":"host-local","dataDir":"{{Folder}}/leases","ranges":[[{"subnet":"10.5.0.0/24"}]],"routes":[{"dst":"0.0.0.0/0"}]},
                    """)) with { CniPath = Binaries.FolderWith("host-local") };
            case "DEL":
                Add(netconf).AssertSuccess();
                return Call("DEL", netconf);
            case "CHECK":
                return Call("CHECK", Netconf.WithPrevResult(netconf, Add(netconf).AssertSuccess()));
            default:
                return Call(row, netconf);
        }
    }

    private static void Tell(string row, Strace calls)
        => TestContext.Current.TestOutputHelper?.WriteLine(
            $"{row}: {calls.OwnCount} calls, RTNL {calls.RtnlRequests.Count()}, sends {calls.OwnNamed("sendmsg").Count()}, "
            + $"moves {calls.Moves.Count()}, setns {calls.OwnNamed("setns").Count()}");
}
