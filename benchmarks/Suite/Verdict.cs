using System.Text.Json;
using BenchmarkDotNet.Reports;

namespace HostDevice.Benchmarks;

/// <summary>What a run is worth: 0 when each benchmark ran and none allocated, as the JSON report tells it.</summary>
internal static class Verdict
{
    private const string ReportPattern = "*-report-full.json";

    /// <summary>
    /// Bytes of the smallest object on 64 bits. Less per operation is a few kilobytes of the harness, shared out among a run's
    /// operations: the work by hand shows as much.
    /// </summary>
    private const int SmallestObject = 24;

    /// <summary>Exit code where the filter means none of a suite; another suite may have some.</summary>
    private const int NoneMeant = 2;

    internal static int Of(IReadOnlyCollection<Summary> summaries)
    {
        if (summaries.All(summary => summary.Reports.IsEmpty))
        {
            Console.Error.WriteLine("no benchmark of this suite is meant");
            return NoneMeant;
        }
        int failures = 0;
        foreach (Summary summary in summaries)
        {
            foreach (BenchmarkReport report in summary.Reports.Where(report => !report.Success))
            {
                Console.Error.WriteLine($"did not run: {report.BenchmarkCase.DisplayInfo}");
                failures++;
            }
            if (summary.HasCriticalValidationErrors)
                failures++;
            failures += Allocating(summary);
        }
        return failures == 0 ? 0 : 1;
    }

    private static int Allocating(Summary summary)
    {
        var directory = new DirectoryInfo(summary.ResultsDirectoryPath);
        FileInfo? newest = directory.Exists ? directory.GetFiles(ReportPattern).MaxBy(file => file.LastWriteTimeUtc) : null;
        if (newest is null)
            return Missing(directory);

        int failures = 0;
        using JsonDocument report = JsonDocument.Parse(File.ReadAllBytes(newest.FullName));
        foreach (JsonElement benchmark in report.RootElement.GetProperty("Benchmarks").EnumerateArray())
        {
            // A benchmark that did not run has none; it is counted above.
            JsonElement bytes = benchmark.GetProperty("Memory").GetProperty("BytesAllocatedPerOperation");
            if (bytes.ValueKind != JsonValueKind.Number || bytes.GetInt64() < SmallestObject)
                continue;
            Console.Error.WriteLine($"allocates {bytes} B: {benchmark.GetProperty("DisplayInfo").GetString()}");
            failures++;
        }
        return failures;
    }

    private static int Missing(DirectoryInfo directory)
    {
        Console.Error.WriteLine($"no report in {directory}");
        return 1;
    }
}
