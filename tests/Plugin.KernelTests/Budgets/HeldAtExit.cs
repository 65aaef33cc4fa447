using System.Globalization;
using System.Runtime.InteropServices;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Budgets;

/// <summary>
/// What a call has used, seen in the process itself: strace holds it as it exits, when all is done and all is still there. Of the plugin
/// alone, whatever programs it has started.
/// </summary>
/// <param name="PageFaults"><c>minflt</c> of <c>/proc/PID/stat</c>: pages that came into being, none of them by a disk.</param>
/// <param name="PeakKiB"><c>VmHWM</c>: most memory that was resident at once.</param>
/// <param name="ManagedBytes">See <see cref="ManagedHeap"/>.</param>
internal sealed record HeldAtExit(int PageFaults, int PeakKiB, int ManagedBytes)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    // asm/unistd.h
    private static readonly string s_exitGroup = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? "231 " : "94 ";

    /// <summary>Runs the call, which must succeed, and looks.</summary>
    public static HeldAtExit Of(PluginCall call, string folder)
    {
        string trace = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        PluginCall held = call with
        {
            Under = ["strace", "-qq", "-e", "trace=exit_group", "-e", "inject=exit_group:delay_enter=1000000", "-e", "signal=none", "-o", trace],
        };
        HeldAtExit? seen = null;
        held.Run(strace => seen = Look(strace)).AssertSuccess();
        return seen ?? throw new InvalidOperationException($"{call.Command} was not seen at its exit");
    }

    private static HeldAtExit? Look(int strace)
    {
        string? process = null;
        if (!SpinWait.SpinUntil(() => (process = Exiting(strace)) is not null, s_patience))
            return null;
        string stat = File.ReadAllText(process + "/stat");
        // The name in parentheses may hold anything; minflt is the 8th field behind it.
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        string peak = File.ReadLines(process + "/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return new HeldAtExit(Number(fields[7]), Number(peak["VmHWM:".Length..^" kB".Length]), ManagedHeap.BytesUsed(process!));
    }

    /// <summary>The traced process, once it is held where it exits.</summary>
    private static string? Exiting(int strace)
    {
        try
        {
            return File.ReadAllText($"/proc/{strace}/task/{strace}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(child => "/proc/" + child)
                .FirstOrDefault(child => File.ReadAllText(child + "/syscall").StartsWith(s_exitGroup, StringComparison.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not there yet, or between two states.
            return null;
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
}
