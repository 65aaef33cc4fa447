using System.Globalization;
using System.Text;
using Netlink.Codec.Tests.KernelHeaders;

namespace Netlink.Codec.Tests.RoundTrip;

internal sealed partial class RoundTripProgram
{
    private void WriteSet(SetPath path)
    {
        foreach (SchemaAttribute attribute in path.Set.Attributes.Where(attribute => !attribute.IsEmpty))
        {
            string property = CSharpNames.Of(attribute.Name);
            (string _, SetStep Step)[] nests = [.. SetPath.StepsInto(schema, attribute)];
            foreach ((string _, SetStep step) in nests)
                WriteNest(path, attribute, step);
            if (nests.Length > 0)
                continue;
            int seed = attribute.Number;
            if (attribute.Multi)
                WriteRepeated(path, attribute, property, Sample.Of(attribute, schema, seed).First(), Sample.Of(attribute, schema, seed + 1).First());
            else
            {
                foreach (Sample sample in Sample.Of(attribute, schema, seed))
                    WriteValue(path, attribute, property, sample);
            }
        }
    }

    private void WriteValue(SetPath path, SchemaAttribute attribute, string property, Sample sample)
    {
        string take = attribute.Type == "flag" ? $"$.{property}" : $"$.{property}.Require(ref error)";
        WriteCase(path, attribute, $"#.{property} = {sample.Expression};", $"var value = {take}; string got = {sample.Show};",
            sample.Text, Convert.ToHexString(sample.Payload));
    }

    private void WriteRepeated(SetPath path, SchemaAttribute attribute, string property, Sample first, Sample second)
    {
        string show = first.Show;
        WriteCase(path, attribute, $"#.Add{property}({first.Expression}); #.Add{property}({second.Expression});",
            $"string got = \"\"; foreach (var item in $.{property}) {{ var value = item.Require(ref error); got += {show} + \";\"; }}",
            $"{first.Text};{second.Text};", $"{Convert.ToHexString(first.Payload)};{Convert.ToHexString(second.Payload)}");
    }

    private void WriteNest(SetPath path, SchemaAttribute attribute, SetStep step)
    {
        if (step.IsSequence)
        {
            WriteCase(path, attribute, $"#.{step.Begin}.Dispose(); #.{step.Begin}.Dispose();",
                $"int count = 0; foreach (var item in $.{step.Property}) {{ item.Require(ref error); count++; }} string got = count.ToString(CultureInfo.InvariantCulture);",
                "2", ";");
            return;
        }
        if (attribute.FixedHeader is not { } structure)
        {
            WriteCase(path, attribute, $"#.{step.Begin}.Dispose();",
                $"$.{step.Property}.Require(ref error); string got = error.Failed ? \"no\" : \"yes\";", "yes", "");
            return;
        }
        byte[] header = Sample.Pattern(schema.Definitions[structure].Size, attribute.Number);
        string begin = step.Begin.Replace($"default({CSharpNames.Of(structure)})",
            $"MemoryMarshal.Read<{CSharpNames.Of(structure)}>({Sample.Literal(header)})", StringComparison.Ordinal);
        WriteCase(path, attribute, $"#.{begin}.Dispose();",
            $"var value = $.{step.Property}.Require(ref error); string got = HexOf(value.Header);", Convert.ToHexString(header), Convert.ToHexString(header));
    }

    /// <summary>One case: '#' stands for the innermost builder, '$' for a reader.</summary>
    private void WriteCase(SetPath path, SchemaAttribute attribute, string write, string read, string text, string payload)
    {
        string place = $"{path.Operation.Name}: {path.Set.Name}.{attribute.Name}";
        int depth = path.Steps.Count;
        var body = new StringBuilder();
        void Line(string line) => body.Append(CultureInfo.InvariantCulture, $"        {line}\n");

        Line("Span<byte> buffer = stackalloc byte[2048];");
        Line("NetlinkError error = default;");
        Line($"var n0 = new {CSharpNames.Of(path.Operation.Name)}Request(buffer);");
        for (int i = 0; i < depth; i++)
            Line($"var n{i + 1} = n{i}.{path.Steps[i].Begin};");
        Line(write.Replace("#", $"n{depth}", StringComparison.Ordinal));
        for (int i = depth; i > 0; i--)
            Line($"n{i}.Dispose();");
        Line("NetlinkRequest request = n0.Finish();");
        Line($"Same(\"{place} builds\", \"success\", request.Error.ToString());");
        Line("NetlinkMessage.TryRead(request.Bytes, out NetlinkMessage message);");
        Line($"var r0 = {CSharpNames.Of(schema.Sets[path.Operation.Set!].Name)}.Over(new AttributeReader(message.Payload[{HeaderSize(path.Operation)}..]));");
        for (int i = 0; i < depth; i++)
        {
            SetStep step = path.Steps[i];
            if (step.IsSequence)
                Line($"var e{i} = r{i}.{step.Property}; e{i}.MoveNext();");
            Line($"var r{i + 1} = {(step.IsSequence ? $"e{i}.Current" : $"r{i}.{step.Property}")}.Require(ref error);");
        }
        Line($"{{ {read.Replace("$", $"r{depth}", StringComparison.Ordinal)} Same(\"{place}\", \"{text}\", got); }}");
        Line($"Same(\"{place} bytes\", \"{payload}\", RawOf(r{depth}.GetEnumerator(), {attribute.Number}));");
        if (depth == 0)
        {
            foreach (string reader in ReadersOf(path.Operation.RequestType!.Value))
            {
                Line($"{{ {reader}.TryRead(message, out var reply); {read.Replace("$", "reply", StringComparison.Ordinal)} Same(\"{reader} of {place}\", \"{text}\", got); }}");
                Line($"s_covered.Add(\"{reader} {attribute.Name}\");");
            }
            Line($"s_covered.Add(\"{path.Operation.Name} {attribute.Name}\");");
        }
        Line($"Same(\"{place} reads\", \"success\", error.ToString());");
        Line($"s_covered.Add(\"{path.Set.Name}.{attribute.Name}\");");
        Case(body.ToString());
    }
}
