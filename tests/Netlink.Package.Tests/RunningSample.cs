using System.Diagnostics;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Package.Tests;

/// <summary>A sample that runs beside the test, with the lines it has written so far.</summary>
internal sealed class RunningSample : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly List<string> _lines = [];

    public RunningSample(string program, params string[] arguments)
    {
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        _process.OutputDataReceived += (_, line) =>
        {
            lock (_lines)
            {
                if (line.Data is not null)
                    _lines.Add(line.Data);
            }
        };
        _process.BeginOutputReadLine();
    }

    public string[] Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    /// <summary>Waits until its lines are as they should become.</summary>
    public void Await(string what, Func<string[], bool> come)
    {
        for (long started = Stopwatch.GetTimestamp(); !come(Lines); Thread.Sleep(20))
            Assert.True(Stopwatch.GetElapsedTime(started) < s_patience && !_process.HasExited, $"never: {what}; last: {Lines.LastOrDefault()}");
    }

    /// <summary>Asks it to end (<c>SIGTERM</c>); its exit code.</summary>
    public int Stop()
    {
        Command.Run("kill", "-TERM", $"{_process.Id}");
        Assert.True(_process.WaitForExit(s_patience), "it does not end");
        // Without a timeout it waits for the last lines too.
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
