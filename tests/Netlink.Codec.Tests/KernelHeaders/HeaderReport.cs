using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Netlink.Codec.Tests.KernelHeaders;

/// <summary>What the installed headers say to the schema's claims.</summary>
/// <param name="KernelVersion">Version of the headers, as major * 100 + minor.</param>
/// <param name="Missing">C names that the headers lack.</param>
/// <param name="Compared">How many claims were compared.</param>
/// <param name="Wrong">Claims that do not hold, in words.</param>
internal sealed partial record HeaderReport(int KernelVersion, SortedSet<string> Missing, int Compared, List<string> Wrong)
{
    private const string VersionExpression = "(LINUX_VERSION_CODE >> 16) * 100 + ((LINUX_VERSION_CODE >> 8) & 255)";

    public static HeaderReport Of(IReadOnlyCollection<HeaderFact> facts)
    {
        using var compiler = new CCompiler();
        // The first try tells which names the headers lack, the second goes without them.
        string complaints = compiler.Compile(Program(facts));
        SortedSet<string> missing = [.. MissingName().Matches(complaints).Select(match => match.Groups["name"].Value)];
        List<HeaderFact> known = [.. facts.Where(fact => !missing.Contains(fact.Symbol))];
        if (missing.Count > 0)
            complaints = compiler.Compile(Program(known));
        Assert.True(complaints.Length == 0, complaints);

        long[] values = [.. compiler.Execute().Select(line => long.Parse(line, CultureInfo.InvariantCulture))];
        Assert.Equal(known.Count + 1, values.Length);
        List<string> wrong = [.. known.Zip(values.Skip(1))
            .Where(pair => pair.First.Value != pair.Second)
            .Select(pair => $"{pair.First.Place}: {pair.First.Expression} is {pair.Second}, the schema says {pair.First.Value}")];
        return new HeaderReport((int)values[0], missing, known.Count, wrong);
    }

    /// <summary>Includes each header once, the C library's first: the kernel's then leave out what it has defined.</summary>
    public static string Includes(IEnumerable<HeaderFact> facts)
    {
        var text = new StringBuilder();
        foreach (string header in facts.Select(fact => fact.Header).Distinct().OrderByDescending(header => header.StartsWith("sys/", StringComparison.Ordinal)))
            text.Append(CultureInfo.InvariantCulture, $"#if __has_include(<{header}>)\n#include <{header}>\n#endif\n");
        return text.ToString();
    }

    private static string Program(IReadOnlyCollection<HeaderFact> facts)
    {
        var text = new StringBuilder(Includes(facts));
        text.Append("#include <linux/version.h>\n#include <stddef.h>\n#include <stdio.h>\n");
        text.Append("#define IS_SIGNED(x) _Generic((x), signed char: 1, short: 1, int: 1, long: 1, long long: 1, default: 0)\n");
        text.Append("#define TELL(x) printf(\"%lld\\n\", (long long)(x))\n");
        text.Append("int main(void)\n{\n");
        text.Append(CultureInfo.InvariantCulture, $"TELL({VersionExpression});\n");
        foreach (HeaderFact fact in facts)
            text.Append(CultureInfo.InvariantCulture, $"TELL({fact.Expression});\n");
        return text.Append("return 0;\n}\n").ToString();
    }

    // gcc's words, then clang's; a type that is not there is "incomplete" to both.
    [GeneratedRegex(@"'(?<name>\w+)' undeclared|undeclared identifier '(?<name>\w+)'|incomplete type '(?:enum|struct) (?<name>\w+)'")]
    private static partial Regex MissingName();
}
