using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Plugin.Latency.Kernel;

/// <summary>Where it was measured: what a reader must know to compare.</summary>
/// <param name="Kernel">Release, as <c>uname -r</c> tells.</param>
/// <param name="Hz">Timer ticks a second: CONFIG_HZ.</param>
internal sealed partial record Machine(string Kernel, int Hz, string Processor, int Processors, string System)
{
    private static readonly int[] s_usualHz = [100, 250, 300, 1000];

    internal static Machine Read() => new(
        File.ReadAllText("/proc/sys/kernel/osrelease").Trim(),
        ConfiguredHz() ?? ObservedHz(),
        Value("/proc/cpuinfo", "model name", ':') ?? "unknown processor",
        Environment.ProcessorCount,
        Value("/etc/os-release", "PRETTY_NAME", '=')?.Trim('"') ?? "Linux");

    /// <summary>In one line, for beside every table.</summary>
    public override string ToString() => $"Linux {Kernel}, CONFIG_HZ={Hz}, {Processors} × {Processor}, {System}";

    private static int? ConfiguredHz()
    {
        string release = File.ReadAllText("/proc/sys/kernel/osrelease").Trim();
        string config = $"/boot/config-{release}";
        using Stream? stream = File.Exists("/proc/config.gz") ? new GZipStream(File.OpenRead("/proc/config.gz"), CompressionMode.Decompress)
            : File.Exists(config) ? File.OpenRead(config) : null;
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        Match match = HzLine().Match(reader.ReadToEnd());
        return match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Ticks counted over a second, to the next value that kernels are built with.</summary>
    private static int ObservedHz()
    {
        (long ticks, double seconds) first = Ticks();
        Thread.Sleep(1000);
        (long ticks, double seconds) second = Ticks();
        double rate = (second.ticks - first.ticks) / (second.seconds - first.seconds);
        return s_usualHz.MinBy(hz => Math.Abs(hz - rate));
    }

    private static (long Ticks, double Seconds) Ticks()
    {
        string timers = File.ReadAllText("/proc/timer_list");
        return (long.Parse(Jiffies().Match(timers).Groups[1].Value, CultureInfo.InvariantCulture),
            long.Parse(Now().Match(timers).Groups[1].Value, CultureInfo.InvariantCulture) / 1e9);
    }

    private static string? Value(string file, string key, char separator) => File.ReadLines(file)
        .Where(line => line.StartsWith(key, StringComparison.Ordinal) && line.Contains(separator, StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf(separator, StringComparison.Ordinal) + 1)..].Trim())
        .FirstOrDefault();

    [GeneratedRegex(@"^CONFIG_HZ=(\d+)$", RegexOptions.Multiline)]
    private static partial Regex HzLine();

    [GeneratedRegex(@"jiffies: (\d+)")]
    private static partial Regex Jiffies();

    [GeneratedRegex(@"now at (\d+)")]
    private static partial Regex Now();
}
