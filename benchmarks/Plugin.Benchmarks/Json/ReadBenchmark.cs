using BenchmarkDotNet.Attributes;

namespace HostDevice.Benchmarks.Json;

/// <summary>A document read twice: by hand with <c>Utf8JsonReader</c>, and as the plugin reads it. Both must find the same.</summary>
public abstract class ReadBenchmark
{
    /// <summary>The baseline. It takes what it looks for, knows keys by exact spelling alone and tells no faults.</summary>
    /// <returns>A sum over what was found.</returns>
    public abstract int Handwritten();

    /// <summary>Ours.</summary>
    /// <returns>The same sum.</returns>
    public abstract int Plugin();

    /// <summary>A comparison of different work would say nothing.</summary>
    [GlobalSetup]
    public void DemandEqualValues()
    {
        if (Handwritten() == 0 || Handwritten() != Plugin())
            throw new InvalidOperationException($"{GetType().Name}: the two ways find {Handwritten()} and {Plugin()}.");
    }
}
