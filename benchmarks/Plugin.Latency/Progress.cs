using System.Diagnostics;

namespace Plugin.Latency;

/// <summary>Tells on standard error how far it is: on a terminal in one line that changes, else a line now and then.</summary>
internal sealed class Progress(bool isTerminal)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(10);

    private readonly long _start = Stopwatch.GetTimestamp();
    private string _scenario = "";
    private long _told;

    internal void Begin(string scenario, int number, int count)
    {
        _scenario = $"[{number}/{count}] {scenario}";
        _told = Stopwatch.GetTimestamp();
        Write(_scenario);
    }

    /// <summary>After a round.</summary>
    internal void Round(int done, int all)
    {
        if (!isTerminal && Stopwatch.GetElapsedTime(_told) < s_interval)
            return;
        _told = Stopwatch.GetTimestamp();
        Write($"{_scenario}: {done} of {all} rounds");
    }

    internal void Tell(string line)
    {
        if (isTerminal)
            Console.Error.Write("\r\e[K");
        Console.Error.WriteLine(line);
    }

    private void Write(string text)
    {
        string line = $"{Stopwatch.GetElapsedTime(_start).TotalSeconds,5:0} s  {text}";
        if (isTerminal)
            Console.Error.Write("\r\e[K" + line);
        else
            Console.Error.WriteLine(line);
    }
}
