namespace Netlink.Codec.Tests.KernelHeaders;

/// <summary>Reads the tables beside these tests: words separated by blanks, '#' begins a comment.</summary>
internal static class TextTable
{
    public static IEnumerable<string[]> Read(string file)
        => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "KernelHeaders", file))
            .Select(line => line.Split('#')[0].Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0);
}
