namespace Plugin.Latency.Results;

/// <summary>
/// What a call would take on a kernel of another CONFIG_HZ: derived, not measured. A move waits for RCU under RTNL for 3 to 4 ticks of the
/// timer; everything else is taken to be as it was measured here.
/// </summary>
internal static class HzModel
{
    /// <summary>Ticks that a move waits for: one until the grace period begins, one until it ends, one until the callbacks run, and the rest of the first.</summary>
    internal const int LeastTicks = 3, MostTicks = 4;

    /// <summary>The values that distributions build their kernels with.</summary>
    internal static readonly int[] Rates = [100, 250, 1000];

    /// <summary>Least and most milliseconds of a call.</summary>
    /// <param name="measured">Median of the call here, in ms.</param>
    /// <param name="moves">Moves that it makes.</param>
    /// <param name="move">Median of the kernel's time for one move here, in ms.</param>
    /// <param name="hz">The other kernel's ticks a second.</param>
    internal static (double Least, double Most) Predict(double measured, double moves, double move, int hz)
    {
        double rest = Math.Max(0, measured - moves * move);
        double tick = 1000.0 / hz;
        return (rest + moves * LeastTicks * tick, rest + moves * MostTicks * tick);
    }
}
