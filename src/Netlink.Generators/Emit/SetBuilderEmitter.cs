using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>The builder of an attribute set that stands in a nest.</summary>
internal static class SetBuilderEmitter
{
    public static void Emit(SourceWriter w, AttributeSet set, Family family)
    {
        w.Line();
        Docs.Text(w, $"Writes <c>{set.Name}</c>; <see cref=\"Dispose\"/> closes the nest.");
        using (w.Block($"public readonly ref struct {set.TypeName}Builder"))
        {
            w.Lines($"""
                private readonly MessageBuilder _nest;

                internal {set.TypeName}Builder(MessageBuilder nest) => _nest = nest;

                """);
            foreach (SchemaAttribute attribute in set.Attributes) PutEmitter.Emit(w, attribute, "_nest", family);
            w.Lines("""
                /// <summary>Closes the nest.</summary>
                public void Dispose() => _nest.EndNest();
                """);
        }
    }

    public static void EmitArray(SourceWriter w, AttributeSet set)
    {
        w.Line();
        Docs.Text(w, $"Writes an array of <c>{set.Name}</c>; <see cref=\"Dispose\"/> closes it.");
        w.Lines($$"""
            public readonly ref struct {{set.TypeName}}ArrayBuilder
            {
                private readonly MessageBuilder _array;

                internal {{set.TypeName}}ArrayBuilder(MessageBuilder array) => _array = array;

                /// <summary>Opens one entry.</summary>
                /// <param name="index">Its place, where an attribute's type stands; counts from 1.</param>
                public {{set.TypeName}}Builder BeginEntry(ushort index) => new(_array.BeginNest(index));

                /// <summary>Closes the array.</summary>
                public void Dispose() => _array.EndNest();
            }
            """);
    }

    public static void EmitRecords(SourceWriter w, AttributeSet set, string header)
    {
        w.Line();
        Docs.Text(w, $"Writes records of <c>{set.Name}</c>; <see cref=\"Dispose\"/> closes their row.");
        w.Lines($$"""
            public readonly ref struct {{set.TypeName}}RecordsBuilder
            {
                private readonly MessageBuilder _row;

                internal {{set.TypeName}}RecordsBuilder(MessageBuilder row) => _row = row;

                /// <summary>Opens one record; its length is filled in when it is closed.</summary>
                /// <param name="header">The structure that it begins with.</param>
                public {{set.TypeName}}Builder BeginRecord(in {{header}} header) => new(_row.BeginRecord(header));

                /// <summary>Closes the row.</summary>
                public void Dispose() => _row.EndNest();
            }
            """);
    }

    public static void EmitTable(SourceWriter w, AttributeSet set)
    {
        w.Line();
        Docs.Text(w, $"Writes <c>{set.Name}</c> below two keys; <see cref=\"Dispose\"/> closes it.");
        w.Lines($$"""
            public readonly ref struct {{set.TypeName}}TableBuilder
            {
                private readonly MessageBuilder _table;

                internal {{set.TypeName}}TableBuilder(MessageBuilder table) => _table = table;

                /// <summary>Opens what stands below the first key.</summary>
                /// <param name="key">The key, where an attribute's type stands.</param>
                public {{set.TypeName}}ArrayBuilder BeginKey(ushort key) => new(_table.BeginNest(key));

                /// <summary>Closes the table.</summary>
                public void Dispose() => _table.EndNest();
            }
            """);
    }
}
