using Netlink.Codec.Tests.KernelHeaders;

namespace Netlink.Codec.Tests.RoundTrip;

/// <summary>One step from a set into a nested one: the call that begins the nest and the property that reads it.</summary>
internal sealed record SetStep(string Begin, string Property, bool IsSequence);

/// <summary>The shortest way from a message to a set.</summary>
internal sealed record SetPath(SchemaOperation Operation, SchemaSet Set, IReadOnlyList<SetStep> Steps)
{
    /// <summary>A way to every set that a request can hold, each set once.</summary>
    public static List<SetPath> All(SchemaFile schema)
    {
        var found = new List<SetPath>();
        var known = new HashSet<string>();
        foreach (SchemaOperation operation in schema.Operations.Where(operation => operation.RequestType is not null))
        {
            if (known.Add(operation.Set!))
                found.Add(new SetPath(operation, schema.Sets[operation.Set!], []));
        }
        for (int i = 0; i < found.Count; i++)
        {
            foreach (SchemaAttribute attribute in found[i].Set.Attributes)
            {
                foreach ((string set, SetStep step) in StepsInto(schema, attribute))
                {
                    if (known.Add(set))
                        found.Add(new SetPath(found[i].Operation, schema.Sets[set], [.. found[i].Steps, step]));
                }
            }
        }
        return found;
    }

    /// <summary>The nests that an attribute can be: one, or one for each form of a sub-message.</summary>
    public static IEnumerable<(string Set, SetStep Step)> StepsInto(SchemaFile schema, SchemaAttribute attribute)
    {
        string name = CSharpNames.Of(attribute.Name);
        if (attribute.SubMessage is { } subMessage)
        {
            foreach (SchemaFormat format in schema.SubMessages[subMessage].Where(format => format.Set is not null))
            {
                string property = name + CSharpNames.Of(format.Value);
                yield return (format.Set!, new SetStep($"Begin{property}()", property, false));
            }
        }
        else if (attribute.Set is { } set)
        {
            string header = attribute.FixedHeader is { } structure ? $"default({CSharpNames.Of(structure)})" : "";
            yield return (set, new SetStep($"Begin{name}({header})", name, attribute.Multi));
        }
    }
}
