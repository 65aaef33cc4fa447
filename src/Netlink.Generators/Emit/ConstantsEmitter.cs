using Netlink.Generators.Schema;
using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>The numbers of a family that are not an attribute's: message types, multicast groups, constants.</summary>
internal static class ConstantsEmitter
{
    public static void EmitMessages(SourceWriter w, Family family)
    {
        string about = family.Doc is { } doc ? " " + Docs.Escape(doc) : "";
        Docs.Text(w, $"Message types of <c>{family.Name}</c>.{about}");
        using (w.Block($"public static class {family.TypeName}Messages"))
        {
            Docs.Text(w, "The netlink protocol that carries them, third argument of <c>socket</c>.");
            w.Line($"public const int Protonum = {family.Protonum};");
            HashSet<int?> requests = [.. family.Operations.Select(operation => operation.Request)];
            foreach (Operation operation in family.Operations)
            {
                // A notification mostly has the number of a request, and then no name of its own in C.
                if (operation.Request is null && requests.Contains(operation.Reply)) continue;
                Docs.Summary(w, operation.Doc, operation.CName);
                w.Line($"public const ushort {KernelNames.ToCSharp(operation.Name)} = {operation.Request ?? operation.Reply};");
            }
        }
    }

    public static void EmitGroups(SourceWriter w, Family family)
    {
        Docs.Text(w, $"Multicast groups of <c>{family.Name}</c>, for <c>NETLINK_ADD_MEMBERSHIP</c>.");
        using (w.Block($"public static class {family.TypeName}Groups"))
        {
            foreach (Constant group in family.Groups) Emit(w, group, "int");
        }
    }

    public static void EmitConstants(SourceWriter w, Family family)
    {
        Docs.Text(w, $"Constants of <c>{family.Name}</c>.");
        using (w.Block($"public static class {family.TypeName}Constants"))
        {
            foreach (Constant constant in family.Constants)
                Emit(w, constant, constant.Value is >= int.MinValue and <= int.MaxValue ? "int" : "long");
        }
    }

    private static void Emit(SourceWriter w, Constant constant, string type)
    {
        Docs.Summary(w, constant.Doc, constant.CName);
        w.Line($"public const {type} {constant.Name} = {constant.Value};");
    }
}
