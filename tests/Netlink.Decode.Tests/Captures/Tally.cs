namespace Netlink.Decode.Tests.Captures;

/// <summary>Counts comparisons and keeps those that failed, so that a test can show all of them and prove that it compared.</summary>
internal sealed class Tally
{
    private readonly List<string> _wrong = [];
    private readonly SortedDictionary<string, int> _kinds = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    /// <summary>Compares one value; counted by its kind, the place is for the message.</summary>
    public void Equal<T>(string kind, string place, T expected, T actual)
        => That(kind, EqualityComparer<T>.Default.Equals(expected, actual), $"{place}: {kind} is '{actual}', expected '{expected}'");

    public void That(string kind, bool holds, string otherwise)
    {
        Count++;
        _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        if (!holds)
            _wrong.Add(otherwise);
    }

    public bool Has(string kind) => _kinds.ContainsKey(kind);

    public int Kinds => _kinds.Count;

    /// <summary>Fails with what was wrong, or when less was compared than is known to be there.</summary>
    public void Check(int atLeast, int atLeastKinds)
    {
        Assert.True(_wrong.Count == 0, $"{_wrong.Count} of {Count} differ:{Environment.NewLine}{string.Join(Environment.NewLine, _wrong.Take(40))}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{Count} values of {Kinds} kinds: {string.Join(", ", _kinds.Select(kind => $"{kind.Key} {kind.Value}"))}");
        Assert.True(Count >= atLeast, $"only {Count} values were compared");
        Assert.True(Kinds >= atLeastKinds, $"only {Kinds} kinds of values were compared");
    }
}
