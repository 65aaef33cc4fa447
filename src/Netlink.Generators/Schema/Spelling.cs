namespace Netlink.Generators.Schema;

/// <summary>Finds what the author probably meant.</summary>
internal static class Spelling
{
    /// <summary>Ends a message: the nearest of the words, or all of them when they are few, or <paramref name="otherwise"/>.</summary>
    public static string Suggest(string written, IEnumerable<string> words, string otherwise)
    {
        string[] known = words.Distinct().ToArray();
        if (Nearest(written, known) is { } nearest) return $"write '{nearest}'";
        return known.Length is > 0 and <= 24 ? $"write one of: {string.Join(", ", known)}" : otherwise;
    }

    /// <summary>The word that differs in fewest letters, if it is near enough to have been meant.</summary>
    public static string? Nearest(string written, IEnumerable<string> words) => Nearest(written, words, Math.Max(1, written.Length / 3));

    /// <summary>The word that differs in one letter: one that was mistyped rather than thought of.</summary>
    public static string? Slip(string written, IEnumerable<string> words) => Nearest(written, words, within: 1);

    private static string? Nearest(string written, IEnumerable<string> words, int within)
    {
        string? best = null;
        int bestDistance = within + 1;
        foreach (string word in words)
        {
            if (Math.Abs(word.Length - written.Length) >= bestDistance) continue;
            int distance = Distance(written, word);
            if (distance < bestDistance) (best, bestDistance) = (word, distance);
        }
        return best;
    }

    /// <summary>Letters to insert, delete, replace or swap with their neighbour; upper and lower case are one.</summary>
    private static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) cost[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) cost[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = cost[i - 1, j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1);
                cost[i, j] = Math.Min(replace, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }
        return cost[a.Length, b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
