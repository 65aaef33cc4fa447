using Plugin.Latency.Results;

namespace Plugin.Latency.Tests;

/// <summary>The figures at other tick rates, which are derived.</summary>
public sealed class HzModelTests
{
    [Theory]
    [InlineData(100, 32, 42)]
    [InlineData(250, 14, 18)]
    [InlineData(1000, 5, 6)]
    public void One_move_becomes_three_to_four_ticks_of_the_other_kernel_and_the_rest_stays(int hz, double least, double most)
    {
        (double Least, double Most) range = HzModel.Predict(measured: 16, moves: 1, move: 14, hz);

        Assert.Equal((least, most), range);
    }

    [Fact]
    public void Two_moves_count_twice()
        => Assert.Equal((2 * 12.0 + 8, 2 * 16.0 + 8), HzModel.Predict(measured: 36, moves: 2, move: 14, hz: 250));

    [Fact]
    public void A_call_that_moves_nothing_stays_as_it_is()
        => Assert.Equal((2.0, 2.0), HzModel.Predict(measured: 2, moves: 0, move: 14, hz: 1000));

    [Fact]
    public void A_rest_is_never_less_than_nothing()
        => Assert.Equal((3.0, 4.0), HzModel.Predict(measured: 12, moves: 1, move: 14, hz: 1000));
}
