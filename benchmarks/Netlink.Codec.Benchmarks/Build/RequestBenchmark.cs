using BenchmarkDotNet.Attributes;

namespace Netlink.Codec.Benchmarks.Build;

/// <summary>A request built twice, by hand and by the generated builder; both must give the same bytes.</summary>
public abstract class RequestBenchmark
{
    /// <summary>Large enough for every request here.</summary>
    protected const int BufferSize = 512;

    private protected byte[] Buffer { get; } = GC.AllocateArray<byte>(BufferSize, pinned: true);

    /// <summary>The baseline.</summary>
    /// <returns>Bytes written.</returns>
    public abstract int Handwritten();

    /// <summary>Ours.</summary>
    /// <returns>Bytes written.</returns>
    public abstract int Codec();

    /// <summary>A comparison of different work would say nothing.</summary>
    [GlobalSetup]
    public void DemandEqualBytes()
    {
        Buffer.AsSpan().Fill(0xff);
        byte[] expected = Buffer[..Handwritten()];
        Buffer.AsSpan().Fill(0xff);
        if (!Buffer.AsSpan(0, Codec()).SequenceEqual(expected))
            throw new InvalidOperationException($"{GetType().Name}: the two ways give different bytes.");
    }
}
