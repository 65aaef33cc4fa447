using Netlink.Codec.Tests.KernelHeaders;

namespace Netlink.Codec.Tests.RoundTrip;

/// <summary>Everything that the schema names, built and read back through the emitted code.</summary>
public sealed class RoundTripTests
{
    private static readonly SchemaFile Schema = SchemaFile.Load();
    private static readonly Lazy<(HashSet<string> Covered, List<string> Wrong)> Outcome = new(Run);

    [Fact]
    public void Every_value_comes_back_equal_and_has_the_bytes_that_the_schema_says()
        => Assert.True(Outcome.Value.Wrong.Count == 0,
            $"{Outcome.Value.Wrong.Count} wrong:{Environment.NewLine}{string.Join(Environment.NewLine, Outcome.Value.Wrong.Take(40))}");

    [Fact]
    public void Every_attribute_of_every_set_is_covered()
    {
        string[] expected = [.. Schema.Sets.Values.SelectMany(set => set.Attributes
            .Where(attribute => !attribute.IsEmpty).Select(attribute => $"{set.Name}.{attribute.Name}"))];
        Assert.Empty(expected.Except(Outcome.Value.Covered));
        int all = Schema.Sets.Values.Sum(set => set.Attributes.Count);
        int empty = Schema.Sets.Values.Sum(set => set.Attributes.Count(attribute => attribute.IsEmpty));
        Assert.Equal(all, expected.Length + empty);
        Assert.True(all >= 460, $"the schema has only {all} attributes");
    }

    [Fact]
    public void Every_request_and_every_reply_offers_the_whole_set()
    {
        foreach (SchemaOperation operation in Schema.Operations)
        {
            string kind = operation.Notify is not null ? "Notification" : "Reply";
            string reader = CSharpName(operation) + kind;
            SchemaOperation shape = operation.Notify is { } cause ? Schema.Operations.Single(other => other.Name == cause) : operation;
            IEnumerable<string> attributes = Schema.Sets[shape.Set!].Attributes.Where(attribute => !attribute.IsEmpty).Select(attribute => attribute.Name);
            if (operation.RequestType is not null)
                Assert.Empty(attributes.Select(name => $"{operation.Name} {name}").Except(Outcome.Value.Covered));
            if (operation.ReplyType is not null)
                Assert.Empty(attributes.Select(name => $"{reader} {name}").Except(Outcome.Value.Covered));
        }
    }

    [Fact]
    public void Every_member_of_every_structure_and_every_constant_is_covered()
    {
        IEnumerable<string> members = Schema.Definitions.Values.SelectMany(definition => definition.Members
            .Where(member => member.Type != "pad").Select(member => $"{definition.Name}.{member.Name}"));
        IEnumerable<string> constants = Schema.Definitions.Values.SelectMany(definition => definition.Entries.Select(entry => $"{definition.Name}.{entry.Name}"));
        Assert.Empty(members.Concat(constants).Except(Outcome.Value.Covered));
    }

    [Fact]
    public void Unused_numbers_and_padding_have_no_property()
    {
        foreach (SchemaSet set in Schema.Sets.Values)
        {
            Type reader = typeof(NetlinkMessage).Assembly.GetType($"Netlink.Codec.Rtnetlink.{CSharpNames.Of(set.Name)}", throwOnError: true)!;
            Assert.All(set.Attributes.Where(attribute => attribute.IsEmpty), attribute => Assert.Null(reader.GetProperty(CSharpNames.Of(attribute.Name))));
        }
    }

    private static string CSharpName(SchemaOperation operation)
        => CSharpNames.Of(operation.Notify is null ? operation.Name : operation.Name[..^"-ntf".Length]);

    private static (HashSet<string> Covered, List<string> Wrong) Run()
    {
        var covered = new HashSet<string>();
        var wrong = new List<string>();
        InMemoryProgram.Load(new RoundTripProgram(Schema).Write()).GetType("Program")!.GetMethod("Run")!.Invoke(null, [covered, wrong]);
        return (covered, wrong);
    }
}
