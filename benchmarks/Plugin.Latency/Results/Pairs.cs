namespace Plugin.Latency.Results;

/// <summary>Two programs measured in the same rounds. What changes from round to round, such as other load, changes both.</summary>
internal static class Pairs
{
    /// <summary>Median over the rounds of the one value divided by the other of the same round.</summary>
    internal static double MedianRatio(IReadOnlyList<double> ours, IReadOnlyList<double> other)
        => new Distribution(Of(ours, other).Select(pair => pair.Ours / pair.Other)).Median;

    /// <summary>Median over the rounds of the one value less the other of the same round.</summary>
    internal static double MedianDifference(IReadOnlyList<double> ours, IReadOnlyList<double> other)
        => new Distribution(Of(ours, other).Select(pair => pair.Ours - pair.Other)).Median;

    /// <summary>Mean over the rounds, the middle 80 % of them, of the one value less the other of the same round.</summary>
    internal static double MeanDifference(IReadOnlyList<double> ours, IReadOnlyList<double> other)
        => new Distribution(Of(ours, other).Select(pair => pair.Ours - pair.Other)).MiddleMean;

    /// <summary>The one mean divided by the other, each of the middle 80 %.</summary>
    internal static double RatioOfMeans(IReadOnlyList<double> ours, IReadOnlyList<double> other)
        => new Distribution(ours).MiddleMean / new Distribution(other).MiddleMean;

    /// <summary>The one median divided by the other.</summary>
    internal static double RatioOfMedians(IReadOnlyList<double> ours, IReadOnlyList<double> other)
        => new Distribution(ours).Median / new Distribution(other).Median;

    private static IEnumerable<(double Ours, double Other)> Of(IReadOnlyList<double> ours, IReadOnlyList<double> other)
        => ours.Count == other.Count ? ours.Zip(other) : throw new ArgumentException($"{ours.Count} values against {other.Count}: no pairs");
}
