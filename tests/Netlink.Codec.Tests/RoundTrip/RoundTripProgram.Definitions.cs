using System.Globalization;
using System.Text;
using Netlink.Codec.Tests.KernelHeaders;

namespace Netlink.Codec.Tests.RoundTrip;

internal sealed partial class RoundTripProgram
{
    private const int MessageHeader = 16;

    /// <summary>Each member of a request's fixed header: written alone, at its offset, and read back.</summary>
    private void WriteHeader(SchemaOperation operation)
    {
        foreach (SchemaMember member in schema.Definitions[operation.FixedHeader].Members.Where(member => member.Type != "pad"))
        {
            Sample sample = SampleOf(member);
            string place = $"{operation.Name}: {operation.FixedHeader}.{member.Name}";
            // Where the set has an attribute of that name, the header's member steps back.
            bool isTaken = schema.Sets[operation.Set!].Attributes.Any(attribute => attribute.Name == member.Name);
            string property = (isTaken ? "Header" : "") + CSharpNames.Of(member.Name);
            var body = new StringBuilder();
            body.Append(CultureInfo.InvariantCulture, $$"""
                        Span<byte> buffer = stackalloc byte[64];
                        var message = new {{CSharpNames.Of(operation.Name)}}Request(buffer) { {{property}} = {{sample.Expression}} };
                        ReadOnlySpan<byte> bytes = message.Finish().Bytes;
                        Same("{{place}}", "{{Convert.ToHexString(sample.Payload)}}", Convert.ToHexString(bytes.Slice({{MessageHeader + member.Offset}}, {{member.Size}})));
                        Same("{{place}}, the rest", "0", Rest(bytes[{{MessageHeader}}..], {{member.Offset}}, {{member.Size}}));
                        NetlinkMessage.TryRead(bytes, out NetlinkMessage sent);
                        s_covered.Add("{{operation.Name}} {{member.Name}}");

                """);
            foreach (string reader in ReadersOf(operation.RequestType!.Value))
                body.Append(CultureInfo.InvariantCulture, $$"""
                            { {{reader}}.TryRead(sent, out var reply); var value = reply.{{property}}; Same("{{reader}}.{{property}}", "{{sample.Text}}", {{sample.Show}}); }

                    """);
            Case(body.ToString());
        }
    }

    /// <summary>Members of structures at their offsets, and constants at their values.</summary>
    private void WriteDefinitions()
    {
        _cases.Append("""
                private static string Rest(ReadOnlySpan<byte> bytes, int from, int length)
                {
                    int sum = 0;
                    for (int i = 0; i < bytes.Length; i++)
                        sum += i >= from && i < from + length ? 0 : bytes[i];
                    return sum.ToString(CultureInfo.InvariantCulture);
                }


            """);
        foreach (SchemaDefinition definition in schema.Definitions.Values)
        {
            if (definition.Kind == "struct")
                WriteStruct(definition);
            else
                WriteConstants(definition);
        }
        foreach (SchemaEntry group in schema.Groups)
            Case(Constant($"mcast-groups.{group.Name}", $"RtnetlinkGroups.{CSharpNames.Of(group.Name)}", group.Number));
        foreach (SchemaOperation operation in schema.Operations.Where(operation => operation.RequestType is not null))
            Case(Constant($"operations.{operation.Name}", $"RtnetlinkMessages.{CSharpNames.Of(operation.Name)}", operation.RequestType!.Value));
    }

    private void WriteStruct(SchemaDefinition definition)
    {
        string type = CSharpNames.Of(definition.Name);
        Case($$"""
                    Same("{{definition.Name}} size", "{{definition.Size}}", Unsafe.SizeOf<{{type}}>().ToString(CultureInfo.InvariantCulture));

            """);
        foreach (SchemaMember member in definition.Members.Where(member => member.Type != "pad"))
        {
            Sample sample = SampleOf(member);
            string property = CSharpNames.Of(member.Name);
            string assign = member.Type == "binary" ? $"new ReadOnlySpan<byte>({sample.Expression}).CopyTo(it.{property})" : $"it.{property} = {sample.Expression}";
            byte[] expected = new byte[definition.Size];
            sample.Payload.CopyTo(expected, member.Offset);
            string place = $"{definition.Name}.{member.Name}";
            Case($$"""
                        var it = default({{type}});
                        {{assign}};
                        Same("{{place}}", "{{Convert.ToHexString(expected)}}", HexOf(it));
                        var value = it.{{property}};
                        Same("{{place}} reads", "{{sample.Text}}", {{sample.Show}});
                        s_covered.Add("{{place}}");

                """);
        }
    }

    private void WriteConstants(SchemaDefinition definition)
    {
        foreach (SchemaEntry entry in definition.Entries)
            Case(Constant($"{definition.Name}.{entry.Name}", $"{CSharpNames.Of(definition.Name)}.{CSharpNames.Of(entry.Name)}",
                definition.Kind == "flags" ? 1L << (int)entry.Number : entry.Number));
    }

    private static string Constant(string place, string expression, long value) => $$"""
                Same("{{place}}", "{{value.ToString(CultureInfo.InvariantCulture)}}", ((long){{expression}}).ToString(CultureInfo.InvariantCulture));
                s_covered.Add("{{place}}");

        """;

    private static Sample SampleOf(SchemaMember member) => member.Type == "binary"
        ? Sample.OfBytes(Sample.Pattern(member.Size, member.Offset))
        : Sample.OfNumber(member.Type, member.BigEndian, member.Enum, member.Offset + 1);
}
