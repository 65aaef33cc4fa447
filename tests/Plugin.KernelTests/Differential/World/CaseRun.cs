using System.Diagnostics;
using System.Globalization;

namespace Plugin.KernelTests.Differential.World;

/// <summary>Runs one side of a case and tells what came of each step.</summary>
internal static class CaseRun
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    /// <param name="wanted">What to do.</param>
    /// <param name="plugin">The binary.</param>
    /// <param name="delegates">Folder with the real delegates, if the case needs any.</param>
    public static async Task<Outcome[]> Run(Case wanted, string plugin, string delegates)
    {
        string folder = Directory.CreateTempSubdirectory("hdf-diff-").FullName;
        try
        {
            string script = Path.Combine(folder, "script");
            await File.WriteAllTextAsync(script, CaseScript.Of(wanted));
            var start = new ProcessStartInfo("unshare", ["--mount", "--net", "/bin/sh", script]) { RedirectStandardError = true };
            start.Environment["OUT"] = folder;
            start.Environment["PLUGIN"] = plugin;
            start.Environment["DELEGATES"] = delegates;
            using Process process = Process.Start(start) ?? throw new InvalidOperationException("unshare did not start");
            using var limit = new CancellationTokenSource(s_limit);
            string errors = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, $"the set-up of \"{wanted.Name}\" ended with {process.ExitCode}: {errors}");
            return [.. wanted.Steps.Select((_, index) => Read(folder, index))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Outcome Read(string folder, int index)
    {
        string At(int number, string kind) => Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture) + "." + kind);
        string Text(string kind) => File.ReadAllText(At(index, kind));
        // Where nothing happens between two calls, what the first one left is what the second one finds.
        string before = At(index, "before") is var own && File.Exists(own) ? own : At(index - 1, "after");
        return new Outcome(int.Parse(Text("exit"), CultureInfo.InvariantCulture), Text("stdout"), Text("stderr"),
            Outcome.Compare(Facts.Read(File.ReadLines(before)), Facts.Read(File.ReadLines(At(index, "after")))));
    }
}
