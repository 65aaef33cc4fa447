using System.Text;

namespace Plugin.Latency.Programs;

/// <summary>How a run of a program ended.</summary>
/// <param name="ExitCode">128 and the signal when one ended it.</param>
/// <param name="End">When: <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>.</param>
internal sealed record Outcome(int ExitCode, byte[] Output, byte[] Errors, Sample Sample, long End)
{
    internal string Text => Encoding.UTF8.GetString(Output);

    internal string ErrorText => Encoding.UTF8.GetString(Errors);

    /// <summary>Ends the measurement when the program did not end as it should: what it took would mean something else.</summary>
    internal Outcome Demand(int exitCode, string what)
        => ExitCode == exitCode ? this : throw new MeasurementException($"{what} ended with {ExitCode}: {Text} {ErrorText}".TrimEnd());
}
