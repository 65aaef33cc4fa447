using Netlink.Generators.Schema;
using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Tests.Schema;

/// <summary>YAML to model.</summary>
public sealed class BinderTests
{
    [Fact]
    public void Attributes_count_on_from_the_last_value()
    {
        Family family = Bind(sets: """
              - name: some-attrs
                attributes:
                  - {name: first, type: u32}
                  - {name: third, type: u32, value: 3}
                  - {name: fourth, type: u32}
            """);

        Assert.Equal([1, 3, 4], family.Sets[0].Attributes.Select(attribute => attribute.Number));
    }

    [Fact]
    public void A_subset_takes_number_type_and_C_name_of_its_parent()
    {
        Family family = Bind(sets: """
              - name: link-attrs
                name-prefix: ifla-
                attributes:
                  - {name: mtu, type: u32, value: 4}
                  - {name: alt-ifname, type: string, value: 53}
              - name: prop-list-attrs
                subset-of: link-attrs
                attributes:
                  - {name: alt-ifname, multi-attr: true}
            """);

        SchemaAttribute attribute = Assert.Single(family.Sets[1].Attributes);
        Assert.Equal((53, "IFLA_ALT_IFNAME", true), (attribute.Number, attribute.CName, attribute.IsMulti));
        Assert.IsType<StringType>(attribute.Type);
    }

    [Fact]
    public void Structures_have_the_C_layout()
    {
        Family family = Bind(definitions: """
              - {name: eth-alen, type: const, value: 6}
              - name: map
                type: struct
                members:
                  - {name: mem-start, type: u64}
                  - {name: base-addr, type: u16}
                  - {name: irq, type: u8}
                  - {name: mac, type: binary, len: eth-alen}
                  - {name: port, type: u32}
              - name: outer
                type: struct
                members:
                  - {name: tag, type: u8}
                  - {name: map, type: binary, struct: map}
                  - {name: tail, type: binary, len: eth-alen - 1}
            """);

        StructLayout map = family.Structs.Single(layout => layout.Name == "map"), outer = family.Structs.Single(layout => layout.Name == "outer");
        Assert.Equal([0, 8, 10, 11, 20], map.Members.Select(member => member.Offset));
        Assert.Equal((24, 8), (map.Size, map.Alignment));
        Assert.Equal([0, 8, 32], outer.Members.Select(member => member.Offset));
        Assert.Equal(40, outer.Size);
    }

    [Fact]
    public void A_notification_has_header_and_attributes_of_what_it_notifies_of()
    {
        Family family = Bind(
            definitions: """
              - name: msg
                type: struct
                members: [{name: index, type: s32}]
            """,
            sets: """
              - name: link-attrs
                attributes: [{name: mtu, type: u32}]
            """,
            operations: """
              - {name: getlink, attribute-set: link-attrs, fixed-header: msg, do: {request: {value: 18}, reply: {value: 16} } }
              - {name: dellink-ntf, value: 17, notify: getlink}
            """);

        Operation notification = family.Operations[1];
        Assert.Equal("DellinkNotification", notification.ReplyType);
        Assert.Equal((null, 17, "LinkAttrs", 4), (notification.Request, notification.Reply, notification.Set, notification.Header?.Size));
    }

    [Fact]
    public void An_enum_used_as_flags_becomes_a_second_type()
    {
        Family family = Bind(
            definitions: "  - {name: feature, type: enum, entries: [a, b, {name: far, value: 40}]}",
            sets: """
              - name: some-attrs
                attributes:
                  - {name: one, type: u32, enum: feature}
                  - {name: many, type: u64, enum: feature, enum-as-flags: true}
            """);

        Assert.Equal(["Feature", "FeatureFlags"], family.Enums.Select(type => type.TypeName));
        Assert.Equal([1, 2, 1L << 40], family.Enums[1].Entries.Select(entry => (long)entry.Value));
    }

    [Theory]
    [InlineData("[a, {name: b, value: 7}]", "uint")]
    [InlineData("[a, {name: b, value: 0xffffffffffffffff}]", "ulong")]
    [InlineData("[a, {name: b, value: -1}]", "int")]
    public void An_enum_is_as_wide_as_its_values_need(string entries, string underlying)
        => Assert.Equal(underlying, Bind(definitions: $"  - {{name: e, type: enum, entries: {entries}}}").Enums[0].Underlying);

    [Fact]
    public void Checks_become_a_sentence_with_constants_resolved_by_YNL_or_C_name()
    {
        Family family = Bind(
            definitions: "  - {name: key-len, name-prefix: wg-, type: const, value: 32}",
            sets: """
              - name: some-attrs
                attributes:
                  - {name: a, type: binary, checks: {exact-len: wg-key-len} }
                  - {name: b, type: u32, checks: {min: 1, max: s32-max} }
                  - {name: c, type: string, checks: {max-len: key-len - 1} }
            """);

        Assert.Equal(["32 bytes.", "From 1 to 2147483647.", "At most 31 bytes."], family.Sets[0].Attributes.Select(attribute => attribute.Limit));
    }

    [Fact]
    public void Comments_and_blank_lines_leave_the_model_equal()
    {
        const string Sets = "  - name: some-attrs\n    attributes:\n      - {name: a, type: u32, doc: Some text.}\n";

        Assert.Equal(Bind(sets: Sets), Bind(sets: "  # A comment.\n\n" + Sets));
        Assert.NotEqual(Bind(sets: Sets), Bind(sets: Sets.Replace("text", "words", StringComparison.Ordinal)));
    }

    private static Family Bind(string definitions = "  []", string sets = "  []", string operations = "    []")
    {
        string yaml = $"name: test\nprotocol: netlink-raw\nprotonum: 0\ndefinitions:\n{definitions}\nattribute-sets:\n{sets}\n"
            + $"operations:\n  enum-model: directional\n  list:\n{operations}\n";
        BoundSchema bound = SchemaBinder.Bind(new SchemaFile("test.yaml", yaml, "Test", null), CancellationToken.None);
        Assert.Empty(bound.Diagnostics.Select(finding => $"{finding.Id} {string.Join(" | ", finding.Arguments)}"));
        return bound.Family!;
    }
}
