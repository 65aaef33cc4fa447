using System.Diagnostics;
using System.Globalization;

namespace Netlink.Codec.Tests.Fuzz;

/// <summary>
/// Hostile bytes through every generated reader. <c>HOSTDEVICE_FUZZ_MESSAGES</c> sets how many (1,000,000), <c>HOSTDEVICE_FUZZ_SEED</c>
/// makes others than the usual ones.
/// </summary>
public class FuzzTests(ITestOutputHelper output)
{
    /// <summary>More properties than any reader has, walk over all attributes included.</summary>
    private const int MaxProperties = 100;

    [Fact]
    public void No_generated_reader_is_left_out_and_every_property_can_be_read()
    {
        Assert.Equal(Readers.Types.OrderBy(type => type.Name), Readers.All.Select(reader => reader.Type).OrderBy(type => type.Name));
        Assert.True(Readers.All.Length >= 50, $"{Readers.All.Length} readers");
        foreach (AnyReader reader in Readers.All)
            Assert.InRange(ReaderShape.Of(reader.Type).Count(), 1, MaxProperties - 1);
    }

    [Fact]
    public void Mutants_of_real_messages_make_no_reader_throw_read_too_far_or_work_without_end()
    {
        int messages = Setting("HOSTDEVICE_FUZZ_MESSAGES", 1_000_000);
        int seed = Setting("HOSTDEVICE_FUZZ_SEED", 7);
        int threads = Environment.ProcessorCount;
        byte[][] seeds = Seeds.Collect();
        long started = Stopwatch.GetTimestamp();
        var totals = new (long Steps, long Bytes)[threads];
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
            totals[thread] = Run(seeds, seed + thread, (messages / threads) + (thread < messages % threads ? 1 : 0)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{messages} messages from {seeds.Length} seeds on {threads} threads, {Readers.All.Length} readers, random seed {seed}: " +
            $"{totals.Sum(t => t.Bytes)} bytes, {totals.Sum(t => t.Steps)} steps, {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s"));
    }

    private static (long Steps, long Bytes) Run(byte[][] seeds, int seed, int messages)
    {
        using var memory = new GuardedMemory();
        var mutator = new Mutator(seeds, seed);
        var tally = new Tally();
        long steps = 0, bytes = 0;
        for (int i = 0; i < messages; i++)
        {
            ReadOnlySpan<byte> mutant = mutator.Next();
            Span<byte> message = memory.Last(mutant.Length);
            mutant.CopyTo(message);
            bytes += mutant.Length;
            foreach (AnyReader reader in Readers.All)
            {
                tally.Steps = 0;
                try
                {
                    reader.Read(message, tally);
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException(Describe(reader, seed, i, message), e);
                }
                steps += tally.Steps;
                // Each attribute is one nest at most, and each nest is read once by each property.
                if (tally.Steps > (long)MaxProperties * ((message.Length / 4) + 2))
                    Assert.Fail($"{tally.Steps} steps: {Describe(reader, seed, i, message)}");
            }
        }
        return (steps, bytes);
    }

    private static string Describe(AnyReader reader, int seed, int index, Span<byte> message)
        => $"{reader.Type.Name}, random seed {seed}, message {index}: {Convert.ToHexString(message)}";

    private static int Setting(string name, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
