using static Plugin.Latency.Programs.Libc;

namespace Plugin.Latency.Programs;

/// <summary>A program that runs beside a measurement until it is disposed of.</summary>
internal sealed unsafe class Background : IDisposable
{
    private readonly int _pid;

    internal Background(IReadOnlyCollection<string> command)
    {
        using var arguments = new NativeStrings(command);
        using var environment = new NativeStrings([]);
        int pid;
        int failed = posix_spawn(&pid, arguments.Pointer[0], null, null, arguments.Pointer, environment.Pointer);
        _pid = failed == 0 ? pid : throw new MeasurementException($"{command.First()} could not be started: errno {failed}");
    }

    public void Dispose()
    {
        int status;
        Usage usage;
        _ = kill(_pid, 9);
        _ = wait4(_pid, &status, 0, &usage);
    }
}
