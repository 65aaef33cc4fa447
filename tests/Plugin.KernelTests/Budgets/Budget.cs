using System.Globalization;

namespace Plugin.KernelTests.Budgets;

/// <summary>
/// What a call may cost, in counts: they are the same on every machine, or nearly. Times are measured by <c>./bench.sh</c> and never
/// asserted. Whoever makes a call cheaper lowers its row; whoever makes it dearer says why in the commit that raises it.
/// </summary>
/// <param name="SystemCalls">
/// Of all threads of the plugin, failed ones included, those of a delegate not. Half are the runtime's; some of those read a file of the
/// machine's in parts (<c>/proc/self/mountinfo</c>), hence the slack of <see cref="SystemCallSlack"/>.
/// </param>
/// <param name="RtnlRequests">Messages that wait for the RTNL mutex; exact.</param>
/// <param name="Sends"><c>sendmsg</c>; exact. ADD has four that wait for nobody: the guard asks for routes and addresses of both families.</param>
/// <param name="Moves">Messages that move a link to another namespace; exact.</param>
/// <param name="NamespaceEntries"><c>setns</c>; exact: there and back for a socket in the container.</param>
/// <param name="ManagedBytes">
/// On the managed heap of the process that ran, beyond what VERSION has there: that is the runtime's own start, <see cref="RuntimeBytes"/>.
/// </param>
/// <param name="PageFaults">Slack included: the stack and the environment lie elsewhere each time.</param>
internal sealed record Budget(
    int SystemCalls, int RtnlRequests, int Sends, int Moves, int NamespaceEntries, int ManagedBytes, int PageFaults)
{
    /// <summary>Beside main: the runtime's finalizer.</summary>
    public const int Threads = 1;

    /// <summary>Most memory resident at once.</summary>
    public const int PeakKiB = 4 * 1024;

    /// <summary>What the runtime allocates before it calls Main; a program that only returns has 9,462 bytes on its heap.</summary>
    public const int RuntimeBytes = 9_728;

    public const long BinaryBytes = 3 * 1024 * 1024;

    public const int SystemCallSlack = 12;

    // "alias read": sysfs is of another namespace, so that only the kernel can tell the alias; the guard, which would ask for a list, is off.
    // "host-local": an address and a route of IPv4 wait for RTNL too. DEL's two requests go in one sendmsg.
    private const string Rows = """
        row             | calls | RTNL | sends | moves | setns | heap | faults
        ADD             |   198 |    1 |     5 |     1 |     2 |  128 |    145
        ADD, alias read |   180 |    2 |     2 |     1 |     2 |  128 |    140
        ADD, host-local |   245 |    3 |    10 |     1 |     2 |  256 |    150
        DEL             |   176 |    2 |     1 |     1 |     2 |  128 |    140
        CHECK           |   165 |    0 |     0 |     0 |     2 |  128 |    140
        STATUS          |   136 |    0 |     0 |     0 |     0 |    0 |    135
        VERSION         |   136 |    0 |     0 |     0 |     0 |    0 |    130
        """;

    /// <summary>By name; how each comes about is in <see cref="BudgetTests"/>.</summary>
    public static IReadOnlyDictionary<string, Budget> Table { get; } = Rows.Split('\n').Skip(1)
        .Select(row => row.Split('|', StringSplitOptions.TrimEntries)).ToDictionary(cells => cells[0], Parse);

    private static Budget Parse(string[] cells)
    {
        int[] counts = [.. cells.Skip(1).Select(cell => int.Parse(cell, CultureInfo.InvariantCulture))];
        return new(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]);
    }
}
