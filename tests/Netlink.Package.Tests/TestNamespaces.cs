using Netlink.Codec.Tests.Kernel;

namespace Netlink.Package.Tests;

/// <summary>Two network namespaces of one test; all that is in them goes with them.</summary>
internal sealed class TestNamespaces : IDisposable
{
    private static int s_count;

    public TestNamespaces()
    {
        string tag = $"nlpkg-{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}";
        (First, Second) = (tag + "a", tag + "b");
        foreach (string name in new[] { First, Second })
        {
            Command.Run("ip", "netns", "add", name);
            // Link-local addresses and their detection come and go by timer.
            Command.Run("ip", "netns", "exec", name, "sysctl", "-qw", "net.ipv6.conf.default.addr_gen_mode=1", "net.ipv6.conf.default.accept_dad=0");
        }
    }

    public string First { get; }

    public string Second { get; }

    /// <summary>Runs <c>ip</c> of iproute2 in the first one.</summary>
    public string Ip(string arguments) => Command.Run("ip", ["-n", First, .. arguments.Split(' ')]);

    /// <summary>Runs a program in the first one.</summary>
    public string Run(string program, string arguments)
        => Command.Run("ip", ["netns", "exec", First, .. program.Split(' '), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    public void Dispose()
    {
        Command.TryRun("ip", "netns", "del", First);
        Command.TryRun("ip", "netns", "del", Second);
    }
}
