using System.Text.Encodings.Web;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using CommunityToolkit.HighPerformance.Buffers;

namespace HostDevice.Benchmarks.Json;

/// <summary>A document written twice, by <c>Utf8JsonWriter</c> and by the plugin; both must give the same bytes, in Go's layout.</summary>
public abstract class WriteBenchmark : IDisposable
{
    private const int Room = 4096;

    private readonly ArrayPoolBufferWriter<byte> _bytes = new(Room);

    /// <summary>One writer for all runs: a new one would allocate.</summary>
    protected WriteBenchmark() => Writer = new Utf8JsonWriter(_bytes, new JsonWriterOptions
    {
        Indented = true,
        IndentSize = 4,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    private protected Utf8JsonWriter Writer { get; }

    private protected byte[] Buffer { get; } = new byte[Room];

    /// <summary>The baseline.</summary>
    /// <returns>Bytes written.</returns>
    [Benchmark(Baseline = true)]
    public int Handwritten()
    {
        _bytes.Clear();
        Writer.Reset();
        WriteByHand();
        Writer.Flush();
        return _bytes.WrittenCount;
    }

    /// <summary>Ours.</summary>
    /// <returns>Bytes written.</returns>
    public abstract int Plugin();

    private protected abstract void WriteByHand();

    /// <summary>A comparison of different work would say nothing.</summary>
    [GlobalSetup]
    public void DemandEqualBytes()
    {
        int length = Plugin();
        Handwritten();
        if (!_bytes.WrittenSpan.SequenceEqual(Buffer.AsSpan(0, length)))
            throw new InvalidOperationException($"{GetType().Name}: the two ways give different bytes.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Writer.Dispose();
        _bytes.Dispose();
        GC.SuppressFinalize(this);
    }
}
