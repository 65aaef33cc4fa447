using Netlink.Generators.Schema;
using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>The numbers of a family that are not an attribute's: message types, multicast groups, constants.</summary>
internal static class ConstantsEmitter
{
    private static readonly HashSet<string> s_taken = ["Protonum", "FamilyName", "Version"];

    public static void EmitMessages(SourceWriter w, Family family)
    {
        string about = family.Doc is { } doc ? " " + Docs.Escape(doc) : "";
        Docs.Text(w, $"Message types of <c>{family.Name}</c>.{about}");
        using (w.Block($"public static class {family.TypeName}Messages"))
        {
            Docs.Text(w, "The netlink protocol that carries them, third argument of <c>socket</c>.");
            w.Line($"public const int Protonum = {family.Protonum};");
            if (family.Generic is { } generic) EmitGeneric(w, generic);
            HashSet<int?> requests = [.. family.Operations.Select(operation => operation.Request)];
            foreach (Operation operation in family.Operations)
            {
                // A notification mostly has the number of a request, and then no name of its own in C.
                if (operation.Request is null && requests.Contains(operation.Reply)) continue;
                Docs.Summary(w, operation.Doc, operation.CName);
                string name = KernelNames.ToCSharp(operation.Name)!;
                if (s_taken.Contains(name) || IsTaken(name, family.TypeName + "Messages")) name += "Message";
                w.Line($"public const {(family.Generic is null ? "ushort" : "byte")} {name} = {operation.Request ?? operation.Reply};");
            }
        }
    }

    private static void EmitGeneric(SourceWriter w, GenericFamily generic)
    {
        Docs.Text(w, "The name under which the kernel is asked for the family's number.");
        w.Line($"public static ReadOnlySpan<byte> FamilyName => {Literal.Utf8(generic.Name)};");
        Docs.Text(w, "The version that requests carry.");
        w.Line($"public const byte Version = {generic.Version};");
    }

    public static void EmitGroups(SourceWriter w, Family family)
    {
        string about = family.Generic is null ? "for <c>NETLINK_ADD_MEMBERSHIP</c>" : "by name; the kernel tells their numbers";
        Docs.Text(w, $"Multicast groups of <c>{family.Name}</c>, {about}.");
        using (w.Block($"public static class {family.TypeName}Groups"))
        {
            foreach (Constant group in family.Groups) Emit(w, group, family.TypeName + "Groups");
        }
    }

    public static void EmitConstants(SourceWriter w, Family family)
    {
        Docs.Text(w, $"Constants of <c>{family.Name}</c>.");
        using (w.Block($"public static class {family.TypeName}Constants"))
        {
            foreach (Constant constant in family.Constants) Emit(w, constant, family.TypeName + "Constants");
        }
    }

    /// <summary>A class can have no member of its own name, and should have none that it inherits.</summary>
    private static bool IsTaken(string name, string type) => name == type || ReservedNames.Members.Contains(name);

    private static void Emit(SourceWriter w, Constant constant, string type)
    {
        Docs.Summary(w, constant.Doc, constant.CName);
        string name = IsTaken(constant.Name, type) ? constant.Name + "Constant" : constant.Name;
        w.Line(constant.Value is { } number
            ? $"public const {(number is >= int.MinValue and <= int.MaxValue ? "int" : "long")} {name} = {number};"
            : $"public static ReadOnlySpan<byte> {name} => {Literal.Utf8(constant.Text ?? "")};");
    }
}
