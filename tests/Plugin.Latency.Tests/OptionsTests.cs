using Plugin.Latency.Programs;

namespace Plugin.Latency.Tests;

/// <summary>The command line.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void Without_arguments_fifty_rounds_of_everything()
    {
        Options options = Parse();

        Assert.Equal((50, 100, false), (options.Pairs, options.Pause, options.IsQuick));
        Assert.Empty(options.Scenarios);
        Assert.Equal("/repo/artifacts/host-device", options.Plugin);
        Assert.Equal("/peers/host-device", options.PeerPlugin);
    }

    [Fact]
    public void What_is_given_is_taken()
    {
        Options options = Parse("--quick", "--pairs", "7", "--scenario", "add-del,check", "--scenario", "churn", "--peer", "/other", "--keep", "--write-docs");

        Assert.Equal(7, options.Pairs);
        Assert.Equal(["add-del", "check", "churn"], options.Scenarios);
        Assert.Equal("/other/host-device", options.PeerPlugin);
        Assert.True(options is { IsQuick: true, Keep: true, WriteDocs: true });
    }

    [Fact]
    public void A_share_of_the_rounds_is_at_least_one() => Assert.Equal(1, Parse("--pairs", "3").Share(0.1));

    [Theory]
    [InlineData("--what")]
    [InlineData("--pairs")]
    [InlineData("--pairs", "many")]
    [InlineData("--compare", "one.json")]
    public void What_cannot_be_understood_is_told(params string[] arguments)
        => Assert.NotEqual("", Assert.Throws<MeasurementException>(() => Parse(arguments)).Message);

    private static Options Parse(params string[] arguments) => Options.Parse(arguments, "/repo", "/peers");
}
