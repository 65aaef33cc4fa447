using Plugin.Latency.Kernel;
using Plugin.Latency.Programs;
using Plugin.Latency.Results;
using Plugin.Latency.Scenarios;

namespace Plugin.Latency;

/// <summary>Measures whole calls of the plugin, or compares what two runs have measured.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        try
        {
            return Run(Options.Parse(arguments, FindRoot(), Options.FindPeer()), arguments);
        }
        catch (MeasurementException failure)
        {
            Console.Error.WriteLine($"Plugin.Latency: {failure.Message}");
            return 1;
        }
    }

    private static int Run(Options options, string[] arguments)
    {
        if (options.IsList)
        {
            foreach (Scenario scenario in Catalogue.All)
                Console.WriteLine($"{scenario.Name,-20} {scenario.Title}");
            return 0;
        }
        if (options is { CompareBefore: { } before, CompareAfter: { } after })
        {
            Console.Write(Comparison.Table(MetricSet.Load(before), MetricSet.Load(after)));
            return 0;
        }
        List<Scenario> chosen = Choose(options);
        foreach (string needed in new[] { options.Plugin, options.Tool("floor"), SystemTool.PathOf("strace") }.Where(file => !File.Exists(file)))
            throw new MeasurementException($"missing: {needed}; run ./build.sh and benchmarks/floor/build.sh");
        if (!Sandbox.IsInside)
            throw Sandbox.Enter(arguments);
        new Session(options, "./bench.sh --latency " + string.Join(' ', arguments)).Run(chosen);
        return 0;
    }

    private static List<Scenario> Choose(Options options)
    {
        if (options.IsReport)
            return [];
        foreach (string name in options.Scenarios.Where(name => Catalogue.All.All(scenario => scenario.Name != name)))
            throw new MeasurementException($"no scenario {name}; there are {string.Join(' ', Catalogue.All.Select(scenario => scenario.Name))}");
        return
        [
            .. Catalogue.All.Where(scenario => options.Scenarios.Count == 0 ? !(options.IsQuick && scenario.IsLong) : options.Scenarios.Contains(scenario.Name)),
        ];
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HostDevice.Fast.sln")))
                return folder.FullName;
        }
        throw new MeasurementException($"{AppContext.BaseDirectory} is not below the repository");
    }
}
