using System.Text.Json;
using System.Text.RegularExpressions;
using Netlink.Codec.Tests.RoundTrip;

namespace Netlink.Codec.Tests.Readme;

/// <summary>What the README shows is what happens.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));

    [Fact]
    public void The_sample_of_the_codec_compiles_and_lists_the_loopback()
    {
        string sample = Assert.Single(Blocks("csharp"));
        string output = InMemoryProgram.Run("using System;\n" + sample);
        Assert.Contains("1: lo mtu 65536", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_configuration_is_JSON_that_names_this_plugin()
    {
        using JsonDocument configuration = JsonDocument.Parse(Assert.Single(Blocks("json")));
        Assert.Equal("host-device", configuration.RootElement.GetProperty("plugins")[0].GetProperty("type").GetString());
    }

    [Fact]
    public void Every_path_in_it_exists()
    {
        DirectoryInfo root = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "HostDevice.Fast.sln")))
            root = root.Parent ?? throw new InvalidOperationException("the tests do not run within the repository");

        string[] paths = [.. PathPattern().Matches(Text).Select(match => match.Groups[1].Value).Distinct()];
        Assert.True(paths.Length > 10, "the pattern finds no paths any more");
        Assert.All(paths, path => Assert.True(Path.Exists(Path.Combine(root.FullName, path)), $"{path} is not there"));
    }

    [Fact]
    public void It_stays_short()
        => Assert.InRange(Text.Count(character => character == '\n'), 30, 200);

    private static IEnumerable<string> Blocks(string language)
        => BlockPattern().Matches(Text).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value);

    [GeneratedRegex(@"^```(\w+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BlockPattern();

    /// <summary>Scripts, and paths below the folders of the repository; not those that a build makes, nor patterns.</summary>
    [GeneratedRegex(@"(?<![\w/])((?:\./\w+\.sh|(?:src|docs|schemas|tests|benchmarks)/[\w./-]*)(?![\w./{*]))(?<!/bin/.*)")]
    private static partial Regex PathPattern();
}
