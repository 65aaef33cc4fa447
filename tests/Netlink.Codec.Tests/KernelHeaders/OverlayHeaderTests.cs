using System.Globalization;
using System.Text.RegularExpressions;

namespace Netlink.Codec.Tests.KernelHeaders;

/// <summary>What our overlays add to the kernel's specifications, against the C headers of the kernel.</summary>
public sealed partial class OverlayHeaderTests
{
    private const string Rtnetlink = "linux/rtnetlink.h";

    /// <summary>The overlays, and where C has their message types and groups.</summary>
    public static TheoryData<string, string> Overlays { get; } = new()
    {
        { "rt-link", Rtnetlink },
        { "rt-addr", Rtnetlink },
        { "rt-route", Rtnetlink },
        { "rt-neigh", Rtnetlink },
        { "tc", Rtnetlink },
        { "conntrack", "linux/netfilter/nfnetlink.h" },
    };

    /// <summary>An answer under the number of its request, and messages that are numbered within a subsystem.</summary>
    private static readonly string[] s_notByName =
        ["operations.newaction", "operations.new", "operations.delete", "operations.get-ctrzero", "operations.new-ctrzero"];

    [Theory]
    [MemberData(nameof(Overlays))]
    public void Every_number_size_and_offset_that_an_overlay_adds_equals_the_kernels(string name, string header)
    {
        string text = File.ReadAllText(SchemaFile.PathOf(name + ".overlay.yaml"));
        HeaderFact[] facts = [.. HeaderFacts.Of(SchemaFile.ParseOverlay(text, header)).Where(fact => !s_notByName.Contains(fact.Place))];

        HeaderReport report = HeaderReport.Of(facts);

        Assert.True(report.Wrong.Count == 0, string.Join(Environment.NewLine, report.Wrong));
        Assert.True(report.Compared > 0);
        HashSet<string> newer = [.. Since().Matches(text)
            .Where(match => VersionOf(match.Groups[2].Value) > report.KernelVersion).Select(match => match.Groups[1].Value)];
        Assert.Empty(facts.Where(fact => report.Missing.Contains(fact.Symbol) && !newer.Contains(NameOf(fact))).Select(fact => fact.Symbol));
    }

    private static string NameOf(HeaderFact fact) => fact.Place[(fact.Place.LastIndexOf('.') + 1)..];

    private static int VersionOf(string text)
    {
        string[] parts = text.Split('.');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture) * 100) + int.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"name: ([\w-]+).*# since (\d+\.\d+)")]
    private static partial Regex Since();
}
