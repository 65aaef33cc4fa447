namespace Netlink.Generators.Tests.Hostile;

/// <summary>Edits of a schema's text that care for nothing: characters changed, lines dropped, moved in, doubled, the end cut off.</summary>
internal static class ByteEdits
{
    private const string Characters = "\t\n\0 :-#&*!|>'\"%@`{}[],?a0é\uFFFF";

    public static string Apply(string text, Random random)
    {
        var edited = new System.Text.StringBuilder(text);
        for (int edits = random.Next(1, 6); edits > 0 && edited.Length > 0; edits--)
        {
            int at = random.Next(edited.Length), length = Math.Min(random.Next(1, 60), edited.Length - at);
            switch (random.Next(6))
            {
                case 0: edited.Remove(at, length); break;
                case 1: edited.Insert(at, edited.ToString(at, length)); break;
                case 2: edited.Insert(at, Characters[random.Next(Characters.Length)]); break;
                case 3: edited.Insert(at, "\n  "); break;
                case 4 when random.Next(8) == 0: edited.Length = at; break;
                default: edited[at] = Characters[random.Next(Characters.Length)]; break;
            }
        }
        return edited.ToString();
    }
}
