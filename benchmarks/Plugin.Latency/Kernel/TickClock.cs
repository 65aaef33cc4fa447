using static Plugin.Latency.Programs.Libc;

namespace Plugin.Latency.Kernel;

/// <summary>
/// Sleeps until a given part of a timer tick. A move ends with a tick, so a call that begins late in one waits for a quarter less than one
/// that begins early: programs that are compared must begin at the same part, and over the rounds at all parts.
/// </summary>
/// <param name="hz">Ticks a second.</param>
internal sealed unsafe class TickClock(int hz)
{
    // linux/time.h. The coarse clock stands still between ticks, so it tells when the last one was.
    private const int Monotonic = 1, MonotonicCoarse = 6, AbsoluteTime = 1;

    private readonly long _tick = 1_000_000_000 / hz;

    /// <summary>Sleeps so long, and then on to the part of the tick.</summary>
    /// <param name="milliseconds">At least.</param>
    /// <param name="part">0 to 1.</param>
    internal void Sleep(int milliseconds, double part)
    {
        SleepUntil(Now(Monotonic) + milliseconds * 1_000_000L);
        long phase = Now(MonotonicCoarse) + (long)(part * _tick);
        SleepUntil(phase + (Now(Monotonic) - phase + _tick) / _tick * _tick);
    }

    private static long Now(int clock)
    {
        Time now;
        _ = clock_gettime(clock, &now);
        return now.All;
    }

    private static void SleepUntil(long nanoseconds)
    {
        var until = new Time { Seconds = nanoseconds / 1_000_000_000, Nanoseconds = nanoseconds % 1_000_000_000 };
        _ = clock_nanosleep(Monotonic, AbsoluteTime, &until, null);
    }
}
