namespace Plugin.Latency.Programs;

/// <summary>The system's own tools, that make and remove what is measured on.</summary>
internal static class SystemTool
{
    private static readonly Dictionary<string, string> s_environment = new() { ["PATH"] = SearchPath, ["LC_ALL"] = "C" };

    internal const string SearchPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>Runs <c>ip</c>, the arguments in one line.</summary>
    internal static void Ip(string arguments) => Run("ip", arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Runs many <c>ip</c> commands in one process.</summary>
    internal static void IpBatch(IEnumerable<string> commands)
    {
        string file = Path.GetTempFileName();
        File.WriteAllLines(file, commands);
        Run("ip", "-batch", file);
        File.Delete(file);
    }

    /// <summary>Runs a tool to its end; any other exit than 0 ends the measurement.</summary>
    internal static string Run(string tool, params string[] arguments)
    {
        using var call = new ProgramCall([PathOf(tool), .. arguments], s_environment, []);
        return call.Run().Demand(0, $"{tool} {string.Join(' ', arguments)}").Text;
    }

    /// <summary>Where a tool lies.</summary>
    internal static string PathOf(string tool)
        => SearchPath.Split(':').Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists)
            ?? throw new MeasurementException($"missing: {tool}");
}
