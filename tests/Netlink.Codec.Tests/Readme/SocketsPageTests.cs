using System.Text.RegularExpressions;
using Netlink.Codec.Tests.RoundTrip;

namespace Netlink.Codec.Tests.Readme;

/// <summary>The examples of docs/sockets.md compile, and do what the page says.</summary>
public sealed partial class SocketsPageTests
{
    private const string Usings = "using System;\nusing System.Collections.Generic;\n";

    [Theory]
    [InlineData(0, "lo is 1\n", " links\n", "dellink: no such device (ENODEV)\n")]
    [InlineData(1, "16: nlctrl\n", "", "")]
    [InlineData(2, " links, ", " snapshot(s)\n", "")]
    public void An_example_runs(int which, params string[] expected)
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "sockets.md"));
        MatchCollection blocks = Block().Matches(page);
        Assert.Equal(3, blocks.Count);
        string output = InMemoryProgram.Run(Usings + blocks[which].Groups[1].Value);
        Assert.All(expected, line => Assert.Contains(line, output, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
