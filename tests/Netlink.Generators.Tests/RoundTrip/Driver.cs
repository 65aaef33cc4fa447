using Netlink.Generators.Emit;
using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Tests.RoundTrip;

/// <summary>
/// Writes C# that fills everything a family has with values from a <see cref="Tape"/>, reads it back and says what differs. It is compiled
/// together with what the generator emitted.
/// </summary>
internal sealed class Driver
{
    private readonly Family _family;
    private readonly Dictionary<string, AttributeSet> _sets;
    private readonly SourceWriter _w = new();
    private readonly List<(string Name, string Method)> _cases = [];

    private Driver(Family family)
    {
        _family = family;
        _sets = family.Sets.ToDictionary(set => set.TypeName);
    }

    /// <summary>A class <c>Driver</c> with a list of <c>Cases</c>: names, and functions that give null or a difference.</summary>
    public static string Of(Family family)
    {
        var driver = new Driver(family);
        driver.Write();
        return driver._w.ToString();
    }

    private void Write()
    {
        foreach (string ns in new[] { "System", "Netlink.Codec", "Netlink.Generators.Tests.RoundTrip" }) _w.Line($"using {ns};");
        _w.Line($"namespace {_family.Namespace};");
        // Names of the family, so that none of the driver's is one of them.
        using (_w.Block("public static class RoundTripDriver_"))
        {
            foreach (AttributeSet set in _family.Sets)
            {
                var writes = new WriteCalls(_w, _family);
                if (set.IsNested) writes.Method($"Write_{set.TypeName}", set.TypeName + "Builder", set, set.Attributes);
                new ReadCalls(_w, _family).Method($"Read_{set.TypeName}", set.TypeName, set, set.Attributes, header: null);
                if (set.IsNested) SetCase(set);
            }
            foreach (Operation operation in _family.Operations) OperationCases(operation);
            _w.Line("public static readonly (string Name, Func<Tape, string?> Run)[] Cases =");
            _w.Line("[");
            foreach ((string name, string method) in _cases) _w.Line($"    (\"{name}\", {method}),");
            _w.Line("];");
        }
    }

    private void SetCase(AttributeSet set)
    {
        Case($"set {set.Name}", $"Set_{set.TypeName}", () =>
        {
            _w.Line("var message = MessageBuilder.Begin(tape.Buffer, 1, default, 0);");
            _w.Line($"string?[] written = Write_{set.TypeName}(new {set.TypeName}Builder(message), tape, 0);");
            Finish($"message.Finish({_family.TypeName}Names.Instance, {set.Id})", 16);
            Compare($"Read_{set.TypeName}({set.TypeName}.Over(new AttributeReader(new ReadOnlySpan<byte>(tape.Buffer, 16, length - 16), 16)), tape)", null);
        });
    }

    private void OperationCases(Operation operation)
    {
        AttributeSet? set = operation.Set is { } name ? _sets[name] : null;
        AttributeSet? replySet = operation.ReplySet is { } other ? _sets[other] : null;
        SchemaAttribute[] sent = [.. Operation.Members(set, operation.Sent)], received = [.. Operation.Members(replySet, operation.Received)];
        if (operation.Request is not null) RequestCase(operation, set, sent);
        if (operation.Reply is not { } reply) return;
        var reads = new ReadCalls(_w, _family);
        reads.Method($"Read_{operation.ReplyType}", operation.ReplyType, replySet, received, operation.Header);
        // The writer: the set's builder, or else a request with the same content.
        Operation? writer = _family.Operations.OrderBy(candidate => candidate != operation)
            .FirstOrDefault(candidate => candidate.Request is not null && candidate.Set == operation.ReplySet && candidate.Header == operation.Header);
        bool isPickedByHeader = received.Any(member => member.Type is SubMessageType { Selector.Place: SelectorPlace.Header });
        if (replySet is not null && (!replySet.IsNested || isPickedByHeader) && writer is null) return;
        Case($"reply {operation.Name}", $"Reply_{operation.TypeName}", () => ReplyBody(operation, replySet, received, writer, reply));
    }

    private void RequestCase(Operation operation, AttributeSet? set, SchemaAttribute[] sent)
    {
        var writes = new WriteCalls(_w, _family) { Header = operation.Header };
        writes.Method($"Write_{operation.RequestType}", operation.RequestType, set, sent);
        writes.HeaderMethod($"WriteHeader_{operation.RequestType}", operation.RequestType, operation.Header);
        int start = HeadersOf(operation);
        Case($"request {operation.Name}", $"Request_{operation.TypeName}", () =>
        {
            _w.Line($"var message = new {operation.RequestType}(tape.Buffer{(_family.Generic is null ? "" : ", 99")});");
            _w.Line($"WriteHeader_{operation.RequestType}(message, tape);");
            _w.Line($"string?[] written = Write_{operation.RequestType}(message, tape, 0);");
            Finish("message.Finish()", start);
            if (set is null) _w.Line("string?[] Read() => [];");
            Compare(set is null ? "Read()" : $"Read_{set.TypeName}({set.TypeName}.Over(new AttributeReader(new ReadOnlySpan<byte>(tape.Buffer, {start}, Math.Max(length, {start}) - {start}), {start})), tape)", null);
        });
    }

    private void ReplyBody(Operation operation, AttributeSet? set, SchemaAttribute[] received, Operation? writer, int reply)
    {
        int start = HeadersOf(operation);
        // The set's builder writes no header, by which a format may be picked.
        bool needsHeader = received.Any(member => member.Type is SubMessageType { Selector.Place: SelectorPlace.Header });
        if (set is { IsNested: true } && !needsHeader)
        {
            _w.Line(_family.Generic is null
                ? $"var message = MessageBuilder.Begin(tape.Buffer, {reply}, default, {start - 16});"
                : $"var message = MessageBuilder.BeginGeneric(tape.Buffer, 99, {reply}, 1, default, {start - 20});");
            _w.Line($"string?[] written = Write_{set.TypeName}(new {set.TypeName}Builder(message), tape, 0);");
            _w.Line("string?[] head = [];");
            Finish($"message.Finish({_family.TypeName}Names.Instance, {set.Id})", start);
        }
        else if (writer is null)
        {
            _w.Line($"var message = MessageBuilder.Begin(tape.Buffer, 99, default, {start - 16});");
            _w.Line("string?[] written = [], head = [];");
            Finish($"message.Finish({_family.TypeName}Names.Instance, 0)", start);
        }
        else
        {
            _w.Line($"var message = new {writer.RequestType}(tape.Buffer{(_family.Generic is null ? "" : ", 99")});");
            _w.Line($"string?[] head = WriteHeader_{writer.RequestType}(message, tape);");
            _w.Line($"string?[] written = Write_{writer.RequestType}(message, tape, 0);");
            Finish("message.Finish()", start);
        }
        _w.Line(_family.Generic is null ? $"BitConverter.TryWriteBytes(tape.Buffer.AsSpan(4), (ushort){reply});" : $"tape.Buffer[16] = {reply};");
        string opened = $"NetlinkMessage.TryRead(new ReadOnlySpan<byte>(tape.Buffer, 0, length), out var whole) && {operation.ReplyType}.TryRead(whole{(_family.Generic is null ? "" : ", 99")}, out var reply)";
        using (_w.Block("string?[] Read(int length, string?[] head, out string?[] seen)"))
        {
            _w.Line("seen = [];");
            using (_w.Block($"if ({opened})"))
            {
                _w.Line($"seen = Head_Read_{operation.ReplyType}(reply);");
                _w.Line($"return Read_{operation.ReplyType}(reply, tape);");
            }
            _w.Line("return [\"not opened\"];");
        }
        _w.Line("string?[] seen;");
        string isRead = set is null ? "null" : $"[{string.Join(", ", set.Attributes.Select(attribute => received.Contains(attribute) ? "true" : "false"))}]";
        _w.Line("if (Read(length, head, out seen) is [\"not opened\"]) return \"not opened\";");
        _w.Line("if (head.Length > 0 && Shown.Difference(head, seen) is { } inHeader) return inHeader;");
        if (operation.DumpReply is { } dump)
        {
            _w.Line(_family.Generic is null ? $"BitConverter.TryWriteBytes(tape.Buffer.AsSpan(4), (ushort){dump});" : $"tape.Buffer[16] = {dump};");
            _w.Line("tape.Rewind();");
            _w.Line("if (Read(length, head, out seen) is [\"not opened\"]) return \"not opened under the number of a dump\";");
        }
        _w.Line("tape.Rewind();");
        Compare("Read(length, head, out seen)", isRead);
    }

    private int HeadersOf(Operation operation) => 16 + (_family.Generic is null ? 0 : 4) + (((operation.Header?.Size ?? 0) + 3) / 4 * 4);

    private void Finish(string finish, int start)
    {
        _w.Line($"NetlinkRequest request = {finish};");
        _w.Line("if (request.Error.Failed) return Shown.Refusal(request.Error);");
        _w.Line("int length = request.Bytes.Length;");
        _w.Line($"const int Start = {start};");
    }

    private void Compare(string read, string? isRead)
    {
        _w.Line($"if (Shown.Difference(written, {read}, {isRead ?? "null"}) is {{ }} difference) return difference;");
        _w.Line("tape.Steps = 0;");
        _w.Line("length = tape.Spoil(Start, length);");
        _w.Line($"_ = {read};");
        _w.Line("return Shown.TooLong(tape, length);");
    }

    private void Case(string name, string method, Action body)
    {
        // An operation and its notification can share their name.
        method = $"Case{_cases.Count}_{method}";
        _cases.Add((name, method));
        using (_w.Block($"private static string? {method}(Tape tape)")) body();
    }
}
