namespace Plugin.Latency.Programs;

/// <summary>What one run of a program cost, with all that it started and waited for.</summary>
/// <param name="Wall">From before the start to after the end, by CLOCK_MONOTONIC, in milliseconds.</param>
/// <param name="User">CPU time outside the kernel, in milliseconds. The kernel samples the split by its tick; the sum is exact.</param>
/// <param name="System">CPU time in the kernel, in milliseconds.</param>
/// <param name="Faults">Page faults, of both kinds.</param>
internal readonly record struct Sample(double Wall, double User, double System, long Faults)
{
    internal double Cpu => User + System;

    /// <summary>Several runs in a row as if they were one.</summary>
    public static Sample operator +(Sample a, Sample b) => new(a.Wall + b.Wall, a.User + b.User, a.System + b.System, a.Faults + b.Faults);
}
