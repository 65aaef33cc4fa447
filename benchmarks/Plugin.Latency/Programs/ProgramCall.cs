using System.Diagnostics;
using static Plugin.Latency.Programs.Libc;

namespace Plugin.Latency.Programs;

/// <summary>
/// A program with its arguments, environment and input, ready to be run again and again: started by <c>posix_spawn(3)</c>, input
/// waiting in a pipe, output into pipes, its end awaited by <c>wait4(2)</c>.
/// </summary>
/// <remarks>What it prints must fit into a pipe: nobody reads before its end, so that no other thread of ours takes part.</remarks>
internal sealed unsafe class ProgramCall : IDisposable
{
    // Sizes of glibc's opaque structures: 80 and 336 bytes on every 64-bit processor.
    private const int ActionsSize = 128, AttributesSize = 512;

    // spawn.h, signal.h. .NET ignores SIGPIPE, and a child would inherit that.
    private const short SetSignalDefaults = 0x04, SetSignalMask = 0x08;
    private const int SigPipe = 13;

    private readonly NativeStrings _arguments;
    private readonly NativeStrings _environment;
    private readonly byte[] _input;

    /// <param name="command">Path of the program, then its arguments.</param>
    /// <param name="environment">All of its environment.</param>
    /// <param name="input">What it finds on its standard input; at most <see cref="Pipe.Capacity"/> bytes.</param>
    internal ProgramCall(IReadOnlyCollection<string> command, IReadOnlyDictionary<string, string> environment, byte[] input)
    {
        _arguments = new NativeStrings(command);
        _environment = new NativeStrings([.. environment.Select(variable => $"{variable.Key}={variable.Value}")]);
        _input = input;
    }

    internal Outcome Run()
    {
        using var input = Pipe.Open();
        using var output = Pipe.Open();
        using var errors = Pipe.Open();
        input.Fill(_input);
        byte* actions = stackalloc byte[ActionsSize];
        byte* attributes = stackalloc byte[AttributesSize];
        Prepare(actions, attributes, input.ReadEnd, output.WriteEnd, errors.WriteEnd);

        int pid, status = 0;
        Usage usage = default;
        long start = Stopwatch.GetTimestamp();
        int failed = posix_spawn(&pid, _arguments.Pointer[0], actions, attributes, _arguments.Pointer, _environment.Pointer);
        int waited = failed == 0 ? wait4(pid, &status, 0, &usage) : 0;
        long end = Stopwatch.GetTimestamp();

        _ = posix_spawn_file_actions_destroy(actions);
        _ = posix_spawnattr_destroy(attributes);
        if (failed != 0 || waited != pid)
            throw new MeasurementException($"{new string((sbyte*)_arguments.Pointer[0])} could not be started: errno {failed}");
        output.CloseWriteEnd();
        errors.CloseWriteEnd();
        int exitCode = (status & 0x7f) == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f);
        return new Outcome(exitCode, output.Drain(), errors.Drain(), Cost(start, end, usage), end);
    }

    public void Dispose()
    {
        _arguments.Dispose();
        _environment.Dispose();
    }

    private static void Prepare(byte* actions, byte* attributes, int input, int output, int errors)
    {
        ulong* none = stackalloc ulong[16];
        ulong* broken = stackalloc ulong[16];
        new Span<ulong>(none, 16).Clear();
        new Span<ulong>(broken, 16).Clear();
        broken[0] = 1UL << (SigPipe - 1);
        _ = posix_spawn_file_actions_init(actions);
        _ = posix_spawn_file_actions_adddup2(actions, input, 0);
        _ = posix_spawn_file_actions_adddup2(actions, output, 1);
        _ = posix_spawn_file_actions_adddup2(actions, errors, 2);
        _ = posix_spawnattr_init(attributes);
        _ = posix_spawnattr_setflags(attributes, SetSignalDefaults | SetSignalMask);
        _ = posix_spawnattr_setsigdefault(attributes, broken);
        _ = posix_spawnattr_setsigmask(attributes, none);
    }

    private static Sample Cost(long start, long end, in Usage usage) => new(
        Stopwatch.GetElapsedTime(start, end).TotalMilliseconds,
        usage.UserSeconds * 1e3 + usage.UserMicroseconds / 1e3,
        usage.SystemSeconds * 1e3 + usage.SystemMicroseconds / 1e3,
        usage.MinorFaults + usage.MajorFaults);
}
