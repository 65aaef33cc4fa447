using Netlink.Codec.Tests.Kernel;

namespace Netlink.Package.Tests;

/// <summary>
/// Follows <c>docs/extending-the-schema.md</c>. A fenced block does what stands behind its language: a path writes that file; <c>find</c> with
/// <c>below</c> or <c>instead</c> changes the one file where the text stands; <c>sh</c> runs, <c>text</c> must be in what came of it.
/// </summary>
public sealed class GuideTests : IDisposable
{
    private readonly Workspace _workspace = new();
    private readonly List<string> _files = [];
    private string _find = "", _output = "";

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void What_the_guide_to_the_schema_says_comes_true()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root: the guide makes a link in a namespace");
        int promises = 0;
        foreach ((string fence, string text) in MarkdownBlocks.Of(Repository.Read("docs/extending-the-schema.md")))
        {
            string[] words = fence.Split(' ');
            switch (words[^1])
            {
                case "find": _find = text; break;
                case "below": Change(_find + text); break;
                case "instead": Change(text); break;
                case "sh": Run(text, fails: false); break;
                case "fails": Run(text, fails: true); break;
                case "text":
                    Assert.All(text.Trim().Split('\n'), line => Assert.Contains(line, _output, StringComparison.Ordinal));
                    promises++;
                    break;
                default: Write(words[1], text); break;
            }
        }
        Assert.Equal(5, promises);
    }

    private void Write(string path, string text)
    {
        _workspace.Write(path, text);
        if (!_files.Contains(path))
            _files.Add(path);
    }

    private void Change(string replacement)
    {
        string path = Assert.Single(_files, file => File.ReadAllText(_workspace.PathOf(file)).Contains(_find, StringComparison.Ordinal));
        string[] around = File.ReadAllText(_workspace.PathOf(path)).Split(_find);
        Assert.True(around.Length == 2, $"stands in {path} more than once:\n{_find}");
        _workspace.Write(path, around[0] + replacement + around[1]);
    }

    private void Run(string script, bool fails)
    {
        // The guide's namespace under a name of this run's own.
        string name = $"nlpkg-guide-{Environment.ProcessId}";
        script = script.Replace("netns add guide", "netns add " + name, StringComparison.Ordinal)
            .Replace("netns exec guide", "netns exec " + name, StringComparison.Ordinal)
            .Replace("netns del guide", "netns del " + name, StringComparison.Ordinal)
            .Replace("-n guide", "-n " + name, StringComparison.Ordinal);
        try
        {
            (int exitCode, string output, string errors) = Command.TryRun("env",
                "-C", _workspace.Folder, "MSBUILDDISABLENODEREUSE=1", "DOTNET_CLI_UI_LANGUAGE=en", "bash", "-ec", script);
            Assert.True(exitCode == 0 != fails, $"ended with {exitCode}:\n{script}\n{output}\n{errors}");
            _output = output + errors;
        }
        finally
        {
            if (File.Exists("/run/netns/" + name))
                Command.Run("ip", "netns", "del", name);
        }
    }
}
