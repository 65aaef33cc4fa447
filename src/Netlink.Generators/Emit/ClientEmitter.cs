using Netlink.Generators.Schema;
using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>The family's client: a method for each way to ask the kernel something. What they do stands in the codec.</summary>
internal static class ClientEmitter
{
    public static void Emit(SourceWriter w, Family family)
    {
        string name = family.TypeName + "Client";
        string about = family.Doc is { } doc ? " " + Docs.Escape(doc) : "";
        Docs.Text(w, $"Speaks <c>{family.Name}</c> with the kernel.{about}");
        using (w.Block($"public sealed class {name} : NetlinkClient"))
        {
            string generic = family.Generic is null ? "" : $", {family.TypeName}Messages.FamilyName";
            w.Lines($$"""
                private {{name}}() : base({{family.TypeName}}Messages.Protonum{{generic}})
                {
                }

                /// <summary>Opens a socket{{(family.Generic is null ? "" : " and asks the kernel for the family's number")}}.</summary>
                /// <param name="client">The client; null on failure.</param>
                /// <param name="options">Namespace, timeout and queue; without them the calling thread's namespace.</param>
                public static NetlinkError Open(out {{name}}? client, NetlinkOptions? options = null) => Connect(new {{name}}(), options, out client);

                """);
            HashSet<string> taken = [.. ReservedNames.ClientMembers];
            foreach (Operation operation in family.Operations.Where(operation => operation.Request is not null)) EmitMethods(w, operation, taken);
        }
    }

    private static void EmitMethods(SourceWriter w, Operation operation, HashSet<string> taken)
    {
        (string request, string reply) = (operation.RequestType, operation.ReplyType);
        if (operation.Exchanges.Do)
        {
            Docs.Summary(w, operation.Doc, operation.CName);
            string method = Claim(operation.TypeName, taken);
            w.Line(operation.Exchanges.IsAnswered
                ? $"public NetlinkError {method}(scoped {request} request, out {reply} reply) => Do(request.Finish(), isQuery: {(operation.IsQuery ? "true" : "false")}, out reply);"
                : $"public NetlinkError {method}(scoped {request} request) => Execute(request.Finish());");
        }
        if (operation.Exchanges.Dump && operation.Reply is not null)
        {
            Docs.Summary(w, operation.Doc, operation.CName, "All that there are.");
            w.Line($"public DumpEnumerator<{reply}> {Claim(operation.TypeName + "Dump", taken)}({request} request) => Dump<{reply}>(request.Finish());");
        }
    }

    private static string Claim(string name, HashSet<string> taken)
    {
        while (!taken.Add(name)) name += "Operation";
        return name;
    }
}
