using Plugin.Latency.Kernel;
using Plugin.Latency.Programs;
using Plugin.Latency.Results;

namespace Plugin.Latency.Scenarios;

/// <summary>What every scenario works with: the programs, the host, and how much is to be measured.</summary>
internal sealed class Bench(Options options, Testbed testbed, Progress progress, TickClock clock)
{
    internal Options Options { get; } = options;

    internal Testbed Testbed { get; } = testbed;

    internal Progress Progress { get; } = progress;

    internal Contestant Ours { get; } = new(ProgramNames.Ours, options.Plugin);

    internal Contestant Floor { get; } = new(ProgramNames.Floor, options.Tool("floor"));

    /// <summary>The floor that tells the kernel's time.</summary>
    internal Contestant TimedFloor { get; } = new(ProgramNames.Kernel, options.Tool("floor-timed"));

    /// <summary>Another plugin, or null where there is none.</summary>
    internal Contestant? Peer { get; } = options.PeerPlugin is { } path ? new Contestant(ProgramNames.Peer, path) : null;

    /// <summary>Folder of the delegates.</summary>
    internal string CniPath => Options.PeerFolder ?? "/opt/cni/bin";

    internal ProgramCall NoOp { get; } = new([options.Tool("noop")], new Dictionary<string, string>(), []);

    /// <summary>Lets pass what an earlier call left the kernel to do: upstream's namespaces are destroyed in the background.</summary>
    /// <param name="round">All programs of a round begin at the same part of a tick.</param>
    internal void Pause(int round) => clock.Sleep(Options.Pause, PartOfTick(round));

    /// <summary>No pause, but the same part of a tick.</summary>
    internal void Align(int round) => clock.Sleep(0, PartOfTick(round));

    /// <summary>0 to 1, spread evenly however many rounds there are: multiples of the golden ratio, without their whole part.</summary>
    internal static double PartOfTick(int round) => round * 0.6180339887498949 % 1;
}
