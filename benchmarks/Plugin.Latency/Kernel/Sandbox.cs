using Plugin.Latency.Programs;
using static Plugin.Latency.Programs.Libc;

namespace Plugin.Latency.Kernel;

/// <summary>
/// Everything happens in a network namespace and a mount namespace of the measurement's own: this program runs itself once more inside
/// them. The first is the host of all that is measured. They end with the last process, whatever ends it, and nothing is left.
/// </summary>
internal static unsafe class Sandbox
{
    private const string Mark = "PLUGIN_LATENCY_SANDBOX";

    // An empty /run takes the records and the named namespaces. /sys shows the namespace of its mount; the control groups go along,
    // since both the runtimes of the measured programs look at them.
    private const string Launch = """
        mount -t tmpfs none /run
        mkdir -p /run/netns /run/groups
        mount --rbind /sys/fs/cgroup /run/groups
        mount -t sysfs sysfs /sys
        mount --rbind /run/groups /sys/fs/cgroup
        umount -l /run/groups
        ip link set lo up
        exec "$@"
        """;

    /// <summary>Whether this process is the one inside.</summary>
    internal static bool IsInside => Environment.GetEnvironmentVariable(Mark) is not null;

    /// <summary>Becomes the process inside; returns only if that fails.</summary>
    internal static MeasurementException Enter(IEnumerable<string> arguments)
    {
        if (!Environment.IsPrivilegedProcess)
            return new MeasurementException("needs root: it makes network namespaces and moves links");
        string self = Environment.ProcessPath ?? throw new InvalidOperationException("no path of the own program");
        string unshare = SystemTool.PathOf("unshare");
        using var command = new NativeStrings(
            [unshare, "--mount", "--net", "--propagation", "private", "/bin/sh", "-euc", Launch, "sh", self, .. arguments]);
        using var environment = new NativeStrings(
        [
            .. Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}"),
            Mark + "=1",
        ]);
        _ = execve(command.Pointer[0], command.Pointer, environment.Pointer);
        return new MeasurementException($"{unshare} could not be started: errno {System.Runtime.InteropServices.Marshal.GetLastPInvokeError()}");
    }
}
