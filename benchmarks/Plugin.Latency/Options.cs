using System.Globalization;
using Plugin.Latency.Programs;

namespace Plugin.Latency;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    internal const string Usage = """
        Plugin.Latency [--scenario NAME[,NAME]]... [--pairs N] [--pause MS] [--quick] [--peer DIR] [--plugin FILE] [--keep] [--report] [--write-docs]
        Plugin.Latency --list
        Plugin.Latency --compare BEFORE.json AFTER.json
        """;

    private const int UsualPairs = 50, QuickPairs = 3, UsualPause = 100, QuickPause = 30;

    /// <summary>Folder of the repository.</summary>
    internal required string Root { get; init; }

    /// <summary>Scenarios to run; empty: all.</summary>
    internal IReadOnlyList<string> Scenarios { get; private init; } = [];

    /// <summary>Rounds of the usual scenario.</summary>
    internal int Pairs { get; private init; } = UsualPairs;

    /// <summary>Milliseconds before each call of the quiet scenarios.</summary>
    internal int Pause { get; private init; } = UsualPause;

    internal bool IsQuick { get; private init; }

    internal bool IsList { get; private init; }

    /// <summary>Keep what the last run said of the scenarios that are not run now.</summary>
    internal bool Keep { get; private init; }

    /// <summary>Measure nothing: write the report of what was measured.</summary>
    internal bool IsReport { get; private init; }

    /// <summary>Write <c>docs/performance.md</c> too.</summary>
    internal bool WriteDocs { get; private init; }

    internal string? CompareBefore { get; private init; }

    internal string? CompareAfter { get; private init; }

    /// <summary>The plugin under test.</summary>
    internal string Plugin { get => field ?? Path.Combine(Root, "artifacts/host-device"); private init; }

    /// <summary>Folder with another host-device and with the delegates, or null.</summary>
    internal string? PeerFolder { get; private init; }

    /// <summary>The other host-device, or null.</summary>
    internal string? PeerPlugin => PeerFolder is null ? null : Path.Combine(PeerFolder, "host-device");

    /// <summary>Where the results go.</summary>
    internal string Output => Path.Combine(Root, "artifacts/bench");

    /// <summary>A program that <c>benchmarks/floor/build.sh</c> builds.</summary>
    internal string Tool(string name) => Path.Combine(Root, "artifacts/floor", name);

    /// <summary>A number of rounds for scenarios that take long: a share of the usual, at least one.</summary>
    internal int Share(double share) => Math.Max(1, (int)(Pairs * share));

    internal static Options Parse(IReadOnlyList<string> arguments, string root, string? peer)
    {
        var scenarios = new List<string>();
        var options = new Options { Root = root, PeerFolder = peer };
        for (int i = 0; i < arguments.Count; i++)
        {
            string Value() => ++i < arguments.Count ? arguments[i] : throw new MeasurementException($"{arguments[^1]} needs a value");
            switch (arguments[i])
            {
                case "--scenario": scenarios.AddRange(Value().Split(',', StringSplitOptions.RemoveEmptyEntries)); break;
                case "--pairs": options = options with { Pairs = Number(Value()) }; break;
                case "--pause": options = options with { Pause = Number(Value()) }; break;
                case "--quick": options = options with { IsQuick = true, Pairs = QuickPairs, Pause = QuickPause }; break;
                case "--peer": options = options with { PeerFolder = Path.GetFullPath(Value()) }; break;
                case "--plugin": options = options with { Plugin = Path.GetFullPath(Value()) }; break;
                case "--keep": options = options with { Keep = true }; break;
                case "--report": options = options with { Keep = true, IsReport = true }; break;
                case "--write-docs": options = options with { WriteDocs = true }; break;
                case "--list": options = options with { IsList = true }; break;
                case "--compare": options = options with { CompareBefore = Value(), CompareAfter = Value() }; break;
                default: throw new MeasurementException($"unknown argument: {arguments[i]}\n{Usage}");
            }
        }
        return options with { Scenarios = scenarios };
    }

    /// <summary>The folder of a peer: as named, else where distributions install plugins.</summary>
    internal static string? FindPeer()
    {
        string? named = Environment.GetEnvironmentVariable("HOSTDEVICE_PEER_DIR");
        return new[] { named, "/opt/cni/bin", "/usr/lib/cni" }
            .FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && File.Exists(Path.Combine(folder, "host-device")));
    }

    private static int Number(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
            : throw new MeasurementException($"not a number: {text}");
}
