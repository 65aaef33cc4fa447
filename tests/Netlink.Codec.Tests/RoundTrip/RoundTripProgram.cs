using System.Globalization;
using System.Text;
using Netlink.Codec.Tests.KernelHeaders;

namespace Netlink.Codec.Tests.RoundTrip;

/// <summary>Writes a C# program that builds everything the schema names and reads it back.</summary>
internal sealed partial class RoundTripProgram(SchemaFile schema)
{
    private readonly StringBuilder _cases = new();
    private int _count;

    public string Write()
    {
        foreach (SchemaOperation operation in schema.Operations.Where(operation => operation.RequestType is not null))
        {
            WriteHeader(operation);
            WriteSet(new SetPath(operation, schema.Sets[operation.Set!], []));
        }
        foreach (SetPath path in SetPath.All(schema).Where(path => path.Steps.Count > 0))
            WriteSet(path);
        WriteDefinitions();
        return $$"""
            using System;
            using System.Collections.Generic;
            using System.Globalization;
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            using System.Text;
            using Netlink.Codec;
            using Netlink.Codec.Rtnetlink;

            public static class Program
            {
                private static ICollection<string> s_covered;
                private static ICollection<string> s_wrong;

                public static void Run(ICollection<string> covered, ICollection<string> wrong)
                {
                    s_covered = covered;
                    s_wrong = wrong;
            {{string.Concat(Enumerable.Range(0, _count).Select(i => $"        Case{i}();\n"))}}
                }

                private static void Same(string place, string expected, string actual)
                {
                    if (expected != actual)
                        s_wrong.Add(place + ": " + actual + ", expected " + expected);
                }

                private static string HexOf<T>(T value) where T : unmanaged
                    => Convert.ToHexString(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

                private static string Join<T>(ScalarArray<T> values) where T : unmanaged
                {
                    var text = new List<string>();
                    for (int i = 0; i < values.Length; i++)
                        text.Add(FormattableString.Invariant($"{values[i]}"));
                    return string.Join(",", text);
                }

                private static string RawOf(AttributeEnumerator walk, int type)
                {
                    var found = new List<string>();
                    while (walk.MoveNext())
                    {
                        if (walk.Current.Type == type)
                            found.Add(Convert.ToHexString(walk.Current.Payload));
                    }
                    return string.Join(";", found);
                }

            {{_cases}}
            }
            """;
    }

    /// <summary>Emitted readers of messages of a type: replies and notifications.</summary>
    private IEnumerable<string> ReadersOf(int type) => schema.Operations
        .Where(operation => operation.ReplyType == type)
        .Select(operation => operation.Notify is null
            ? CSharpNames.Of(operation.Name) + "Reply"
            : CSharpNames.Of(operation.Name[..^"-ntf".Length]) + "Notification");

    private int HeaderSize(SchemaOperation operation) => (schema.Definitions[operation.FixedHeader].Size + 3) & ~3;

    private void Case(string body)
        => _cases.Append(CultureInfo.InvariantCulture, $"    private static void Case{_count++}()\n    {{\n{body}    }}\n\n");
}
