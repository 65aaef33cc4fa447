namespace Netlink.Generators.Schema;

/// <summary>The schema's words as C# writes them in quotes.</summary>
internal static class Literal
{
    public static string Text(string text) => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    public static string Utf8(string text) => Text(text) + "u8";
}
