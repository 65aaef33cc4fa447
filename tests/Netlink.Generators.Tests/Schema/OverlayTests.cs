using Microsoft.CodeAnalysis;
using Netlink.Generators.Schema;
using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Tests.Schema;

/// <summary>Overlay and schema to model: what is corrected, what is added, what stays.</summary>
public sealed class OverlayTests
{
    private static readonly string s_base = File.ReadAllText(Path.Combine(Snapshots.ProjectFolder, "Diagnostics", "OverlayBase.yaml"));

    [Fact]
    public void Another_key_of_an_attribute_is_added_and_the_rest_stays()
    {
        SchemaAttribute port = Attribute(Laid(Attributes("{name: port, byte-order: big-endian}")), "port");

        Assert.Equal((5, new ScalarType(Scalar.U16, ByteOrder.Big, null)), (port.Number, port.Type));
    }

    [Fact]
    public void Another_type_takes_away_what_the_schema_said_of_the_old_one()
    {
        SchemaAttribute data = Attribute(Laid(Attributes("{name: data, type: nest, nested-attributes: vlan-attrs}")), "data");

        Assert.Equal((2, new NestType("VlanAttrs", null)), (data.Number, data.Type));
    }

    [Fact]
    public void An_attribute_is_added_under_its_number_and_moves_no_other()
    {
        Family family = Laid(Attributes("{name: mode, type: u8, value: 9}"));

        Assert.Equal(
            [("kind", 1), ("data", 2), ("mtu", 3), ("reason", 4), ("port", 5), ("mode", 9)],
            family.Sets[0].Attributes.Select(attribute => (attribute.Name, attribute.Number)));
    }

    [Fact]
    public void A_kind_of_link_is_added_by_a_set_and_a_format()
    {
        Family family = Laid("""
            attribute-sets:
              - name: veth-attrs
                attributes:
                  - {name: peer, type: nest, nested-attributes: link-attrs, fixed-header: msg}
            sub-messages:
              - name: data-msg
                formats:
                  - {value: veth, attribute-set: veth-attrs}
            """);

        Assert.Equal([("vlan", "VlanAttrs"), ("veth", "VethAttrs")], family.SubMessages[0].Formats.Select(format => (format.Value, format.Set)));
        Assert.Equal(new NestType("LinkAttrs", "Msg"), Assert.Single(family.Sets[2].Attributes).Type);
    }

    [Fact]
    public void A_structure_is_replaced_whole()
    {
        Family family = Laid("""
            definitions:
              - name: msg
                members:
                  - {name: family, type: u8, enum: colour}
                  - {name: index, type: s32}
            """);

        Assert.Equal(["family", "index"], family.Structs[0].Members.Select(member => member.Name));
        Assert.Equal(8, family.Structs[0].Size);
    }

    [Fact]
    public void An_enum_gets_a_further_entry()
    {
        Family family = Laid("definitions: [{name: colour, entries: [{name: blue, value: 7}]}]");

        Assert.Equal([("Red", 0m), ("Green", 1m), ("Blue", 7m)], family.Enums[0].Entries.Select(entry => (entry.Name, entry.Value)));
    }

    [Fact]
    public void Operations_and_groups_are_added()
    {
        Family family = Laid("""
            operations:
              list:
                - {name: dellink-ntf, value: 17, notify: getlink}
            mcast-groups:
              list:
                - {name: nsid, value: 28}
            """);

        Assert.Equal([("getlink", 16), ("dellink-ntf", 17)], family.Operations.Select(operation => (operation.Name, operation.Reply!.Value)));
        Assert.Equal("LinkAttrs", family.Operations[1].Set);
        Assert.Equal([("Links", 1L), ("Nsid", 28L)], family.Groups.Select(group => (group.Name, group.Value!.Value)));
    }

    [Theory]
    [InlineData("[port]", new[] { "mtu", "port" })]
    [InlineData("[mtu, port]", new[] { "mtu", "port" })]
    [InlineData("all", null)]
    public void An_operation_takes_further_attributes_or_all(string attributes, string[]? expected)
    {
        string schema = s_base.Replace("protocol: netlink-raw\nprotonum: 0\n", "", StringComparison.Ordinal);
        Family family = Laid($$"""operations: {list: [{name: getlink, do: {request: {attributes: {{attributes}} } } }] }""", schema);

        Assert.Equal(expected, family.Operations[0].Sent is { } sent ? [.. sent] : null);
        Assert.Equal(["mtu"], [.. family.Operations[0].Received!.Value]);
    }

    [Fact]
    public void A_second_overlay_lies_over_the_first()
    {
        SchemaFile file = Over(s_base,
            "name: test\n" + Attributes("{name: mode, type: u8, value: 9}"),
            "name: test\n" + Attributes("{name: mode, enum: colour}"));

        Family family = Bind(file);

        Assert.Equal(new ScalarType(Scalar.U8, ByteOrder.Host, "Colour"), Attribute(family, "mode").Type);
    }

    [Fact]
    public void A_fault_of_the_schema_is_told_in_the_schema_and_one_of_the_overlay_there()
    {
        SchemaFile file = Over(s_base.Replace("name: id, type: u16", "name: id, type: u61", StringComparison.Ordinal), "name: test\n" + Attributes("{name: port, type: u61}"));

        BoundSchema bound = SchemaBinder.Bind(file, CancellationToken.None);

        Assert.Equal([("0.overlay.yaml", 4), ("test.yaml", 21)], bound.Diagnostics.Select(finding => (finding.Span.Path!, finding.Span.Line)));
    }

    [Fact]
    public void An_overlay_over_nothing_is_told_at_its_beginning()
    {
        Generation run = Generation.Of(new SchemaText("test.yaml", s_base), SchemaText.Overlay("other.overlay.yaml", "name: other\n", "other.yaml"));

        Diagnostic finding = Assert.Single(run.Diagnostics);
        Assert.Equal(("NLG019", "other.overlay.yaml"), (finding.Id, finding.Location.GetLineSpan().Path));
        Assert.NotEmpty(run.Result.GeneratedSources);
    }

    private static string Attributes(string attribute) => $"attribute-sets:\n  - name: link-attrs\n    attributes:\n      - {attribute}\n";

    private static Family Laid(string overlay, string? schema = null) => Bind(Over(schema ?? s_base, "name: test\n" + overlay));

    private static SchemaFile Over(string schema, params string[] overlays) => new(
        "test.yaml", schema, "Test", null, null, overlays.Select((text, i) => new OverlayFile($"{i}.overlay.yaml", text, "test.yaml")).ToEquatableArray());

    private static Family Bind(SchemaFile file)
    {
        BoundSchema bound = SchemaBinder.Bind(file, CancellationToken.None);
        Assert.Empty(bound.Diagnostics);
        return bound.Family!;
    }

    private static SchemaAttribute Attribute(Family family, string name) => family.Sets[0].Attributes.Single(attribute => attribute.Name == name);
}
