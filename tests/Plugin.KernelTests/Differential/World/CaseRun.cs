using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Plugin.KernelTests.Differential.World;

/// <summary>Runs one side of a case and tells what came of each step.</summary>
internal static partial class CaseRun
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
            AssertNoStrayRecord(wanted, folder);
            return [.. wanted.Steps.Select((_, index) => Read(folder, index))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the plugin keeps of an attachment goes with DEL, unless the device is still away, or may come home by itself.</summary>
    private static void AssertNoStrayRecord(Case wanted, string folder)
    {
        Step last = wanted.Steps[^1];
        if (last.Command != "DEL" || !File.ReadAllLines(Path.Combine(folder, "records")).Contains($"{last.ContainerId}:{last.Ifname}"))
            return;
        string after = string.Create(CultureInfo.InvariantCulture, $"{wanted.Steps.Length - 1}.after");
        string[] pod = [.. Facts.Read(File.ReadLines(Path.Combine(folder, after))).Where(fact => fact.StartsWith("pod ", StringComparison.Ordinal))];
        bool isAway = pod.Length == 0 || pod.Any(fact => fact.Contains(" alias \"dev", StringComparison.Ordinal));
        Assert.True(isAway, $"\"{wanted.Name}\" has left a record");
    }

    private static Outcome Read(string folder, int index)
    {
        string At(int number, string kind) => Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture) + "." + kind);
        // Go prints where a value lay in its memory.
        string Text(string kind) => Pointer().Replace(File.ReadAllText(At(index, kind)), "0xPOINTER");
        // Where nothing happens between two calls, what the first one left is what the second one finds.
        string before = At(index, "before") is var own && File.Exists(own) ? own : At(index - 1, "after");
        return new Outcome(int.Parse(Text("exit"), CultureInfo.InvariantCulture), Text("stdout"), Text("stderr"),
            Outcome.Compare(Facts.Read(File.ReadLines(before)), Facts.Read(File.ReadLines(At(index, "after")))));
    }

    [GeneratedRegex("0x[0-9a-f]{9,}")]
    private static partial Regex Pointer();
}
