using Plugin.Latency.Programs;

namespace Plugin.Latency.Kernel;

/// <summary>Other movers on the node: processes that each take a device of their own to a namespace and back, without a pause.</summary>
internal sealed class Movers : IDisposable
{
    private readonly List<Background> _processes = [];
    private readonly List<string> _devices = [];

    /// <param name="program">What <c>benchmarks/floor/mover.c</c> became.</param>
    internal Movers(string program, int count)
    {
        // Away from the host under test: what they move is neither in its list of links nor in its container's.
        for (int i = 0; i < count; i++)
        {
            string other = $"other{i}";
            Testbed.Container(other);
            Testbed.Container(other + "c");
            SystemTool.Ip($"-n {other} link add {other} type veth peer name {other}w");
            _devices.Add(other);
            _processes.Add(new Background([program, "/run/netns/" + other, $"/run/netns/{other}c", other]));
        }
    }

    public void Dispose()
    {
        foreach (Background process in _processes)
            process.Dispose();
        foreach (string other in _devices)
        {
            SystemTool.Ip("netns del " + other);
            SystemTool.Ip($"netns del {other}c");
        }
    }
}
