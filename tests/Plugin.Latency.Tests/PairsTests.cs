using CsCheck;
using Plugin.Latency.Results;

namespace Plugin.Latency.Tests;

/// <summary>Ratios of programs that were measured in the same rounds.</summary>
public sealed class PairsTests
{
    [Fact]
    public void What_slows_a_whole_round_leaves_the_ratio_of_the_pairs_as_it_is()
    {
        double[] ours = [10, 11, 400], other = [20, 22, 800];

        Assert.Equal(0.5, Pairs.MedianRatio(ours, other));
    }

    [Fact]
    public void One_outlier_of_one_program_moves_neither_median_far()
    {
        double[] ours = [10, 10, 10, 10, 900], other = [20, 20, 20, 20, 20];

        Assert.Equal(0.5, Pairs.MedianRatio(ours, other));
        Assert.Equal(0.5, Pairs.RatioOfMedians(ours, other));
        Assert.Equal(-10, Pairs.MedianDifference(ours, other));
    }

    [Fact]
    public void The_two_ratios_differ_where_rounds_differ()
    {
        double[] ours = [1, 10, 100], other = [10, 100, 2];

        Assert.Equal(0.1, Pairs.MedianRatio(ours, other), precision: 12);
        Assert.Equal(1, Pairs.RatioOfMedians(ours, other));
    }

    [Fact]
    public void Unequal_numbers_of_rounds_are_no_pairs()
        => Assert.Throws<ArgumentException>(() => Pairs.MedianRatio([1, 2], [1]));

    [Fact]
    public void Against_itself_the_ratio_is_one_and_the_difference_nothing()
        => Gen.Double[0.1, 1000].Array[1, 50].Sample(values =>
        {
            Assert.Equal(1, Pairs.MedianRatio(values, values));
            Assert.Equal(0, Pairs.MedianDifference(values, values));
        });
}
