using System.Globalization;
using System.Text;
using Plugin.Latency.Kernel;
using Plugin.Latency.Results;
using Plugin.Latency.Scenarios;

namespace Plugin.Latency.Report;

/// <summary>The run as a page to read: made of the figures alone, so that a run in parts gives the same page.</summary>
/// <param name="command">What the user typed.</param>
/// <param name="peer">What the peer says it is.</param>
internal sealed class MarkdownReport(MetricSet figures, Machine machine, string command, string peer)
{
    /// <param name="chart">File name of the chart, to be shown beside.</param>
    internal string Write(string chart)
    {
        var text = new StringBuilder();
        text.Append(string.Create(CultureInfo.InvariantCulture, $"""
            # What a call costs

            Whole processes, run as a container runtime runs them: variables in the environment, the configuration in a pipe, the output into a pipe; from before the start to after the end, by CLOCK_MONOTONIC. How and why so: [decision 010](decisions/010-whole-calls.md).

            ```
            {command.TrimEnd()}
            {machine}
            peer: {peer}
            ```

            `ours` is `artifacts/host-device`; `floor` the same look-ups, record, move and result in C with no generality (`benchmarks/floor/floor.c`, `cc -O2`, dynamic glibc); `peer` another host-device plugin, named above; `noop` a C program that does nothing; `kernel` the kernel's own time for the floor's move, from its request to the last answer. All programs take turns in every round, each time in another order.


            """));
        BoundsSection.Write(text, figures, machine);
        text.Append(CultureInfo.InvariantCulture, $"![Medians of each command]({chart})\n\n");
        foreach (Scenario scenario in Catalogue.All.Where(scenario => figures.Below(scenario.Name + "/").Any()))
            ScenarioSection.Write(text, scenario, figures, machine);
        ModelSection.Write(text, figures, machine);
        text.Append(Legend);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>A figure in a cell; an empty one where there is none.</summary>
    internal static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    /// <summary>Where it was measured, to stand above a table.</summary>
    internal static string Where(Machine machine) => $"<sub>{machine}</sub>\n\n";

    private const string Legend = """
        ## What the columns are

        - **p50, p95, p99**: spawn to exit; between two values by straight line. **user, system**: mean CPU time of the process and of what it waited for; the kernel samples the split by its tick, the sum is exact.
        - **peak**: the most that one process of the call held resident, the delegate's among them, of one further run started by a small static program (`benchmarks/floor/peak.c`), since the kernel counts the starter's memory as the program's. **page faults**: median, minor and major.
        - **system calls**: of one run under `strace -ff`, with all threads and children. **RTNL**: of the netlink messages sent in it (decoded from `write=all`), those for which Linux 6.18 takes the RTNL lock: all but namespace ids, dumps of one family of addresses, routes, rules and neighbours, and changes of IPv6 routes. A namespace that is made or destroyed takes the lock too and is not counted. **moves**: RTM_NEWLINK and RTM_SETLINK with IFLA_NET_NS_FD, IFLA_NET_NS_PID or IFLA_TARGET_NETNSID.
        - **median of ratios**: over the rounds, the one's time divided by the other's of the same round. **CPU**: ratio of the medians of user and system time together. **difference in no-ops**: over the rounds, the one's time less the other's, divided by the median of the program that does nothing in the same rounds.
        - **means** are of the middle 80 %. A move ends with a tick of the timer, so times lie in steps of a tick, and a median of few rounds jumps from one step to the next; what a program adds before the move costs it nothing or a whole tick. The means tell what that comes to.

        """;
}
