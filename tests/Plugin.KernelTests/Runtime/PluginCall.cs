using System.Diagnostics;
using System.Text;
using Plugin.KernelTests.Kernel;

namespace Plugin.KernelTests.Runtime;

/// <summary>
/// One call of a plugin as a container runtime makes it: variables in the environment, the configuration on standard input,
/// the process inside the host's namespace with that namespace's own <c>/sys</c> and with a <c>/run</c> of the test's own.
/// </summary>
internal sealed record PluginCall(string Command, NetworkNamespace Host, string RunFolder, string Netconf)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    // The mounts live in the mount namespace that `ip netns exec` makes, and end with the process.
    private const string Launch = """
        mount --rbind /run/netns "$HDF_RUN/netns"
        mount --rbind "$HDF_RUN" /run
        if [ -n "$HDF_SYS" ]; then mount --bind "$HDF_SYS" /sys; fi
        if [ -n "$HDF_IFNAME" ]; then CNI_IFNAME=$(printf "$HDF_IFNAME."); export CNI_IFNAME="${CNI_IFNAME%.}"; fi
        unset HDF_RUN HDF_SYS HDF_IFNAME
        exec "$@"
        """;

    /// <summary>The program; ours unless told otherwise.</summary>
    public string Binary { get; init; } = Binaries.Plugin;

    /// <summary>A program and its arguments that runs the plugin, such as strace; none: the plugin itself.</summary>
    public IReadOnlyList<string> Under { get; init; } = [];

    public string? ContainerId { get; init; } = "c0ffee";

    /// <summary><c>CNI_NETNS</c>; null leaves it out.</summary>
    public string? Netns { get; init; }

    /// <summary><c>CNI_IFNAME</c>; null leaves it out.</summary>
    public string? Ifname { get; init; } = "net1";

    /// <summary><c>CNI_IFNAME</c> as <c>printf</c> escapes, for bytes that are no text; wins over <see cref="Ifname"/>.</summary>
    public string RawIfname { get; init; } = "";

    /// <summary><c>CNI_PATH</c>; empty: the folder of <see cref="Binary"/>.</summary>
    public string CniPath { get; init; } = "";

    /// <summary>A folder that stands in for <c>/sys</c>; empty: the real one.</summary>
    public string Sys { get; init; } = "";

    public PluginResult Run()
    {
        using Process process = Start(out Task<byte[]> output, out Task<string> errors);
        WriteInput(process);
        return End(process, output, errors);
    }

    /// <summary>Runs it, and hands over the id of the process that <see cref="Under"/> has become, for a look at it while it runs.</summary>
    public PluginResult Run(Action<int> meanwhile)
    {
        using Process process = Start(out Task<byte[]> output, out Task<string> errors);
        WriteInput(process);
        meanwhile(process.Id);
        return End(process, output, errors);
    }

    /// <summary>
    /// Lets the plugin come up and wait for its configuration, hands it over, and kills the process after the delay.
    /// What has entered the kernel by then completes before the process is gone.
    /// </summary>
    public void RunAndKill(TimeSpan delay)
    {
        using Process process = Start(out Task<byte[]> output, out Task<string> errors);
        Thread.Sleep(15);
        long start = Stopwatch.GetTimestamp();
        WriteInput(process);
        SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(start) >= delay);
        process.Kill();
        _ = End(process, output, errors);
    }

    private Process Start(out Task<byte[]> output, out Task<string> errors)
    {
        if (!File.Exists(Binary))
            Assert.Fail($"no plugin at {Binary}: run ./build.sh");
        var start = new ProcessStartInfo("ip") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (IEnumerable<string>)["netns", "exec", Host.Name, "/bin/sh", "-euc", Launch, "sh", .. Under, Binary])
            start.ArgumentList.Add(argument);
        FillEnvironment(start.Environment);
        Process process = Process.Start(start) ?? throw new InvalidOperationException("ip did not start");
        output = ReadAll(process.StandardOutput.BaseStream);
        errors = process.StandardError.ReadToEndAsync();
        return process;
    }

    private void FillEnvironment(IDictionary<string, string?> environment)
    {
        environment.Clear();
        environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        environment["CNI_COMMAND"] = Command;
        environment["CNI_PATH"] = CniPath.Length > 0 ? CniPath : Path.GetDirectoryName(Binary);
        if (ContainerId is not null)
            environment["CNI_CONTAINERID"] = ContainerId;
        if (Netns is not null)
            environment["CNI_NETNS"] = Netns;
        if (Ifname is not null)
            environment["CNI_IFNAME"] = Ifname;
        environment["HDF_RUN"] = RunFolder;
        environment["HDF_SYS"] = Sys;
        environment["HDF_IFNAME"] = RawIfname;
    }

    private void WriteInput(Process process)
    {
        try
        {
            process.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(Netconf));
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The plugin may refuse its environment and leave before it reads a byte.
        }
    }

    private PluginResult End(Process process, Task<byte[]> output, Task<string> errors)
    {
        if (!process.WaitForExit(s_limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{Command} did not end within {s_limit.TotalSeconds} s");
        }
        return new PluginResult(process.ExitCode, output.Result, errors.Result);
    }

    private static async Task<byte[]> ReadAll(Stream stream)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
