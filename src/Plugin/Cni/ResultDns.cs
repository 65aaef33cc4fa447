using HostDevice.Cni.Json;

namespace HostDevice.Cni;

/// <summary>The <c>dns</c> of a result, taken from an object whose types have been checked.</summary>
internal static class ResultDns
{
    /// <summary>Whether there is nothing in it that would be written.</summary>
    internal static bool IsEmpty(ReadOnlySpan<byte> dns)
        => !HasItems(dns, "nameservers"u8) && !HasItems(dns, "search"u8) && !HasItems(dns, "options"u8) && Domain(dns, default).IsEmpty;

    /// <summary>Writes the object, without the members that are empty.</summary>
    /// <param name="dns">As it stands in its document; may be nothing.</param>
    /// <param name="isSorted">Keys in the order of the alphabet, as from 1.0.0 on.</param>
    /// <param name="output">Where to.</param>
    internal static void Write(scoped ReadOnlySpan<byte> dns, bool isSorted, ref JsonOutput output)
    {
        output.BeginObject();
        if (isSorted)
            WriteDomain(dns, ref output);
        WriteList(dns, "nameservers"u8, ref output);
        if (isSorted)
            WriteList(dns, "options"u8, ref output);
        else
            WriteDomain(dns, ref output);
        WriteList(dns, "search"u8, ref output);
        if (!isSorted)
            WriteList(dns, "options"u8, ref output);
        output.EndObject();
    }

    private static void WriteDomain(scoped ReadOnlySpan<byte> dns, ref JsonOutput output)
        => ResultText.Text("domain"u8, Domain(dns, stackalloc byte[256]), ref output);

    private static void WriteList(scoped ReadOnlySpan<byte> dns, ReadOnlySpan<byte> name, ref JsonOutput output)
    {
        if (!HasItems(dns, name))
            return;
        TryFind(dns, name, out JsonCursor list);
        output.Name(name);
        output.BeginArray();
        list.Enter();
        Span<byte> room = stackalloc byte[256];
        while (list.NextElement())
        {
            var arena = new TextArena(room);
            bool isText = list.Kind == JsonKind.Text;
            output.String(isText ? list.ReadText().Decode(ref arena) : default);
            if (!isText)
                list.Skip();
        }
        output.EndArray();
    }

    private static ReadOnlySpan<byte> Domain(ReadOnlySpan<byte> dns, Span<byte> room)
    {
        var arena = new TextArena(room);
        return TryFind(dns, "domain"u8, out JsonCursor value) ? value.ReadText().Decode(ref arena) : default;
    }

    private static bool HasItems(ReadOnlySpan<byte> dns, ReadOnlySpan<byte> name)
    {
        if (!TryFind(dns, name, out JsonCursor list))
            return false;
        list.Enter();
        return list.NextElement();
    }

    /// <summary>Finds the last member of this name that is not null.</summary>
    private static bool TryFind(ReadOnlySpan<byte> dns, ReadOnlySpan<byte> name, out JsonCursor value)
    {
        value = default;
        bool isFound = false;
        if (dns.IsEmpty)
            return false;
        var members = new JsonCursor(dns);
        members.Enter();
        while (members.NextMember(out JsonText key))
        {
            if (key.Matches(name) && members.Kind != JsonKind.Null)
            {
                value = members;
                isFound = true;
            }
            members.Skip();
        }
        return isFound;
    }
}
