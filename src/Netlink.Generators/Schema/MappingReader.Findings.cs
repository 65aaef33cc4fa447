using Netlink.Generators.Diagnostics;

namespace Netlink.Generators.Schema;

/// <content>What is wrong with a value although its shape is right: said at the value, in the words of the table of descriptors.</content>
internal sealed partial record MappingReader
{
    /// <summary>The name at <paramref name="key"/> refers to nothing.</summary>
    public void Unknown(string key, string kind, IEnumerable<string> known, string otherwise)
    {
        string name = Text(key) ?? "";
        Diagnostics.Report(Descriptors.UnknownReference, At(key), kind, name, Spelling.Suggest(name, known, otherwise));
    }

    public void UnknownType(string key, IEnumerable<string> known)
    {
        string type = Text(key) ?? "";
        Diagnostics.Report(Descriptors.UnknownType, At(key), type, What, Spelling.Suggest(type, known, "write another"));
    }

    public void Unsupported(string key, string what, string remedy) => Diagnostics.Report(Descriptors.Unsupported, At(key), what, remedy);

    /// <summary>The key, if it is there, says nothing about a thing of this type.</summary>
    public void Misplaced(string key, string remedy)
    {
        if (Has(key)) Diagnostics.Report(Descriptors.MisplacedKey, KeyAt(key), key, What, remedy);
    }

    public void BadNumber(string key, string range) => Diagnostics.Report(Descriptors.BadNumber, At(key), Text(key) ?? "", key, range);

    /// <summary>The name at <paramref name="key"/> is taken by another of its kind.</summary>
    public void Duplicate(string key, string kind) => Diagnostics.Report(Descriptors.DuplicateName, At(key), kind, Text(key) ?? "");
}
