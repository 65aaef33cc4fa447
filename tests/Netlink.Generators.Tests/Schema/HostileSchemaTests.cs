using Netlink.Generators.Emit;
using Netlink.Generators.Schema;
using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Tests.Schema;

/// <summary>Schemas as they are while somebody types: lines dropped, doubled, moved in; words swapped. All give a family or findings.</summary>
public sealed class HostileSchemaTests
{
    private static readonly string[] s_words =
    [
        "name", "type", "nest", "struct", "flags", "-1", "0x", "99999999999999999999999999999", "[]", "{}", "[[]]", "null", "~", "*a", "&a", "!t",
        "sub-message", "indexed-array", "binary", "pad", "''", "\"", ":", "-", "|", "#", "é", "\0", "\uFFFF", "true", "value", "u8", "u64", "const",
    ];

    public static TheoryData<string> Schemas => Emit.SnapshotTests.Schemas;

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_mutated_schema_gives_a_family_or_findings_and_no_exception(string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Snapshots.ProjectFolder, "Emit", "Snapshots", name + ".yaml"));
        var random = new Random(name.Length);
        for (int round = 0; round < 500; round++)
        {
            string text = string.Join('\n', Mutate([.. lines], random));
            BoundSchema bound = SchemaBinder.Bind(new SchemaFile("test.yaml", text, null, null), CancellationToken.None);
            if (bound.Family is null) Assert.NotEmpty(bound.Diagnostics);
            else Assert.NotEmpty(FamilyEmitter.Emit(bound.Family));
            foreach (Generators.Diagnostics.SchemaDiagnostic finding in bound.Diagnostics) Assert.NotEmpty(finding.In("test.yaml").GetMessage());
        }
    }

    [Fact]
    public void A_mutated_overlay_gives_a_family_or_findings_and_no_exception()
    {
        string folder = Path.Combine(Snapshots.ProjectFolder, "Diagnostics");
        string schema = File.ReadAllText(Path.Combine(folder, "OverlayBase.yaml"));
        var random = new Random(0);
        foreach (string path in Directory.GetFiles(Path.Combine(folder, "Broken"), "*.overlay.yaml").Append(Path.Combine(folder, "OverlayBase.yaml")))
        {
            string[] lines = File.ReadAllText(path).Replace("«", "", StringComparison.Ordinal).Split('\n');
            for (int round = 0; round < 200; round++)
            {
                var overlay = new OverlayFile("test.overlay.yaml", string.Join('\n', Mutate([.. lines], random)), "test.yaml");
                var file = new SchemaFile("test.yaml", schema, null, null, null, new[] { overlay }.ToEquatableArray());
                BoundSchema bound = SchemaBinder.Bind(file, CancellationToken.None);
                if (bound.Family is null) Assert.NotEmpty(bound.Diagnostics);
                else Assert.NotEmpty(FamilyEmitter.Emit(bound.Family));
            }
        }
    }

    private static List<string> Mutate(List<string> lines, Random random)
    {
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            int at = random.Next(lines.Count);
            string line = lines[at];
            switch (random.Next(6))
            {
                case 0: lines.RemoveAt(at); break;
                case 1: lines.Insert(at, line); break;
                case 2: lines[at] = "  " + line; break;
                case 3: lines[at] = line.TrimStart(); break;
                case 4: lines[at] = line[..random.Next(line.Length + 1)]; break;
                default:
                    string[] words = line.Split(' ');
                    words[random.Next(words.Length)] = s_words[random.Next(s_words.Length)];
                    lines[at] = string.Join(' ', words);
                    break;
            }
            if (lines.Count == 0) lines.Add("");
        }
        return lines;
    }
}
