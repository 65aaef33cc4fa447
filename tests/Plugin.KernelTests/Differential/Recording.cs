using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Plugin.KernelTests.Differential.World;

namespace Plugin.KernelTests.Differential;

/// <summary>
/// What upstream did when it was last asked, a line of JSON per case: the expectation where upstream's binary is not at hand.
/// <c>HOSTDEVICE_RECORD=1</c> with <c>HOSTDEVICE_PEER_DIR</c> writes it anew.
/// </summary>
internal static class Recording
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, Line> s_fresh = new(StringComparer.Ordinal);

    public static string Path { get; } = SourceTree.File("tests/Plugin.KernelTests/Differential/recorded.jsonl");

    public static bool IsWanted => Environment.GetEnvironmentVariable("HOSTDEVICE_RECORD") == "1";

    /// <summary>The recorded outcome of each step, or null when the case is not there or was another one when it was recorded.</summary>
    public static Outcome[]? Find(Case wanted)
        => Read().GetValueOrDefault(wanted.Name) is { } line && line.Key == KeyOf(wanted) ? line.Steps : null;

    /// <summary>Keeps what upstream did now; <see cref="Save"/> writes it.</summary>
    public static void Keep(Case done, Outcome[] steps) => s_fresh[done.Name] = new Line(done.Name, KeyOf(done), steps);

    /// <summary>Writes the file in the order of the table: fresh lines, and older ones of cases that did not run.</summary>
    public static void Save()
    {
        if (s_fresh.Count == 0)
            return;
        Dictionary<string, Line> known = Read();
        IEnumerable<Line> lines = AllCases.ByName.Keys.Select(name => s_fresh.GetValueOrDefault(name) ?? known.GetValueOrDefault(name)!);
        File.WriteAllLines(Path, lines.Where(line => line is not null).Select(line => JsonSerializer.Serialize(line, s_options)));
    }

    private static Dictionary<string, Line> Read()
        => File.Exists(Path)
            ? File.ReadLines(Path).Select(line => JsonSerializer.Deserialize<Line>(line)!).ToDictionary(line => line.Case, StringComparer.Ordinal)
            : [];

    /// <summary>Changes when what a case does changes.</summary>
    private static string KeyOf(Case wanted)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CaseScript.Of(wanted))))[..12];

    private sealed record Line(string Case, string Key, Outcome[] Steps);
}
