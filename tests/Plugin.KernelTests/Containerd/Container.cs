using System.Diagnostics;
using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Containerd;

/// <summary>
/// A container of busybox that a containerd of the test's own runs with <c>ctr run --cni</c>. It prints its addresses and lives
/// until <see cref="End"/>. Disposing kills whatever still lives of it.
/// </summary>
internal sealed class Container : IDisposable
{
    private const string Packages = "containerd runc busybox-static";
    private const string SearchPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private const string LastLine = "that is all";

    // The mounts hide the machine's containerd and CNI. The process namespace ends with its first process, this shell, and takes
    // containerd, its shim and the container along. `ip netns exec` mounts a bare /sys: runc needs its control groups. A group of
    // the second version without shares of the processor works also where that controller belongs to the first version.
    private const string Launch = """
        mount --rbind /run/netns "$HDF_FOLDER/run/netns"
        mount --rbind "$HDF_FOLDER/run" /run
        mkdir -p /run/containerd
        for folder in /run/containerd /var/lib /opt /etc; do mount -t tmpfs none $folder; done
        mount -t cgroup2 none /sys/fs/cgroup
        mkdir -p /etc/cni /opt/cni
        cp -r "$HDF_FOLDER/net.d" /etc/cni
        cp -r "$HDF_FOLDER/cni" /opt/cni/bin
        printf 'version = 2\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n' >/etc/containerd.toml
        containerd -c /etc/containerd.toml >"$HDF_FOLDER/containerd.log" 2>&1 &
        tries=100
        until ctr version </dev/null >/dev/null 2>&1
        do
          tries=$((tries - 1))
          [ $tries -gt 0 ] || { cat "$HDF_FOLDER/containerd.log" >&2; exit 1; }
          sleep 0.1
        done
        ctr run --rm --cni --cgroup= --cpu-shares 0 --with-ns "network:$HDF_NETNS" --rootfs "$HDF_FOLDER/rootfs" "$HDF_ID" "$@"
        """;

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    private readonly string _id;
    private readonly Process _process;
    private readonly Task<string> _errors;

    private Container(string id, Process process)
    {
        _id = id;
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts containerd and the container, and waits until its process has printed.</summary>
    /// <param name="host">Where containerd and the plugins run.</param>
    /// <param name="pod">The network namespace that the container joins.</param>
    /// <param name="folder">The test's; its <c>run</c> becomes <c>/run</c>.</param>
    /// <param name="networks">The list of plugins, the only one in <c>/etc/cni/net.d</c>.</param>
    /// <param name="id">Its name in containerd.</param>
    public static Container Start(NetworkNamespace host, NetworkNamespace pod, string folder, string networks, string id)
    {
        RequirePackages();
        Prepare(folder, networks);
        var start = new ProcessStartInfo("ip") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["netns", "exec", host.Name, "unshare", "--pid", "--fork", "--kill-child", "--mount-proc",
            "/bin/sh", "-euc", Launch, "sh", "/bin/busybox", "sh", "-c", $"/bin/busybox ip addr; echo {LastLine}; read line"])
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        start.Environment["PATH"] = SearchPath;
        start.Environment["HDF_FOLDER"] = folder;
        start.Environment["HDF_NETNS"] = pod.Path;
        start.Environment["HDF_ID"] = id;
        var container = new Container(id, Process.Start(start) ?? throw new InvalidOperationException("ip did not start"));
        try
        {
            container.Output = container.ReadOutput();
            return container;
        }
        catch
        {
            container.Dispose();
            throw;
        }
    }

    /// <summary>What <c>ip addr</c> said inside.</summary>
    public string Output { get; private set; } = "";

    /// <summary>Lets the container's process end, and with it the container and containerd. Nobody may have complained.</summary>
    public void End()
    {
        _process.StandardInput.WriteLine();
        Assert.True(_process.WaitForExit(s_limit), $"ctr did not end within {s_limit.TotalSeconds} s");
        Assert.Equal("", _errors.Result);
        Assert.Equal(0, _process.ExitCode);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit(s_limit);
        }
        _process.Dispose();
        // runc removes the group itself, unless it was killed; then the group stays busy until the last process in it is gone.
        foreach (string root in (string[])["/sys/fs/cgroup", "/sys/fs/cgroup/unified"])
        {
            string group = Path.Combine(root, _id);
            SpinWait.SpinUntil(() => !Directory.Exists(group) || Command.TryRun("rmdir", group).ExitCode == 0, s_limit);
        }
    }

    private string ReadOutput()
    {
        var lines = new List<string>();
        using var limit = new CancellationTokenSource(s_limit);
        while (ReadLine(limit.Token) is { } line)
        {
            if (line == LastLine)
                return string.Join('\n', lines);
            lines.Add(line);
        }
        Assert.Fail($"the container did not run: {_errors.Result}");
        return "";
    }

    private string? ReadLine(CancellationToken limit)
    {
        try
        {
            return _process.StandardOutput.ReadLineAsync(limit).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            return null;
        }
    }

    private static void Prepare(string folder, string networks)
    {
        foreach (string part in (string[])["net.d", "cni", "rootfs/bin"])
            Directory.CreateDirectory(Path.Combine(folder, part));
        File.WriteAllText(Path.Combine(folder, "net.d/10-test.conflist"), networks);
        File.Copy(Binaries.Plugin, Path.Combine(folder, "cni/host-device"), overwrite: true);
        File.Copy(Path.Combine(Binaries.FolderWith("static"), "static"), Path.Combine(folder, "cni/static"), overwrite: true);
        File.Copy("/bin/busybox", Path.Combine(folder, "rootfs/bin/busybox"), overwrite: true);
    }

    private static void RequirePackages()
    {
        foreach (string program in (string[])["containerd", "ctr", "runc", "busybox"])
        {
            if (!SearchPath.Split(':').Any(folder => File.Exists(Path.Combine(folder, program))))
                Assert.Fail($"no {program} here: apt-get install {Packages}");
        }
    }
}
