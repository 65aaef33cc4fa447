using BenchmarkDotNet.Attributes;

namespace Netlink.Codec.Benchmarks.Parse;

/// <summary>A reply read twice, by hand and by the generated reader; both must find the same values.</summary>
public abstract class ReplyBenchmark
{
    /// <summary>The baseline: one pass, a <c>switch</c> over the types.</summary>
    /// <returns>A sum over the values.</returns>
    public abstract ulong Handwritten();

    /// <summary>Ours.</summary>
    /// <returns>The same sum.</returns>
    public abstract ulong Codec();

    /// <summary>A comparison of different work would say nothing.</summary>
    [GlobalSetup]
    public void DemandEqualValues()
    {
        if (Handwritten() == 0 || Handwritten() != Codec())
            throw new InvalidOperationException($"{GetType().Name}: the two ways read {Handwritten()} and {Codec()}.");
    }
}
