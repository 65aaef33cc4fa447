using CsCheck;
using Plugin.Latency.Results;

namespace Plugin.Latency.Tests;

/// <summary>Quantiles, as the tables give them.</summary>
public sealed class DistributionTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.95, 3.85)]
    [InlineData(1, 4)]
    public void A_quantile_between_two_values_lies_on_the_line_between_them(double share, double expected)
        => Assert.Equal(expected, new Distribution([4, 1, 3, 2]).Quantile(share), precision: 12);

    [Fact]
    public void Of_one_value_every_quantile_is_that_value()
    {
        var one = new Distribution([7]);

        Assert.Equal([7, 7, 7], [one.Median, one.Quantile(0.99), one.Mean]);
    }

    [Fact]
    public void The_middle_mean_leaves_out_a_tenth_at_either_end()
        => Assert.Equal(5.5, new Distribution([1000, 2, 3, 4, 5, 6, 7, 8, 9, -1000]).MiddleMean);

    [Fact]
    public void The_middle_mean_tells_a_step_that_the_median_hides()
    {
        var steps = new Distribution([16, 16, 16, 16, 16, 16, 20, 20, 20, 20]);

        Assert.Equal((16, 17.5), (steps.Median, steps.MiddleMean));
    }

    [Fact]
    public void Of_no_values_there_is_no_distribution() => Assert.Throws<ArgumentException>(() => new Distribution([]));

    [Fact]
    public void Quantiles_never_fall_and_stay_among_the_values()
        => Gen.Double[0, 1000].Array[1, 50].Sample(values =>
        {
            var distribution = new Distribution(values);
            double[] quantiles = [.. Enumerable.Range(0, 101).Select(percent => distribution.Quantile(percent / 100.0))];
            Assert.Equal(values.Min(), quantiles[0]);
            Assert.Equal(values.Max(), quantiles[^1]);
            Assert.Equal(quantiles.Order(), quantiles);
        });

    [Fact]
    public void The_order_of_the_values_does_not_matter()
        => Gen.Double[0, 1000].Array[1, 50].Sample(values
            => Assert.Equal(new Distribution(values).Median, new Distribution(values.Reverse()).Median));
}
