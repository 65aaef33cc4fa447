namespace Plugin.Latency.Results;

/// <summary>Values of one kind, in order of size.</summary>
internal sealed class Distribution
{
    private readonly double[] _sorted;

    internal Distribution(IEnumerable<double> values)
    {
        _sorted = [.. values.Order()];
        if (_sorted.Length == 0)
            throw new ArgumentException("no values", nameof(values));
    }

    internal double Median => Quantile(0.5);

    internal double Mean => _sorted.Average();

    /// <summary>Mean of the middle 80 %. Times that end with a tick lie in steps, between which a median jumps; a mean does not.</summary>
    internal double MiddleMean
    {
        get
        {
            int cut = _sorted.Length / 10;
            return _sorted[cut..^cut].Average();
        }
    }

    /// <summary>The value below which this share of the values lies; between two of them by straight line (type 7 of Hyndman and Fan).</summary>
    /// <param name="share">0 to 1.</param>
    internal double Quantile(double share)
    {
        double place = share * (_sorted.Length - 1);
        int below = (int)place;
        return below + 1 < _sorted.Length
            ? _sorted[below] + (place - below) * (_sorted[below + 1] - _sorted[below])
            : _sorted[^1];
    }
}
