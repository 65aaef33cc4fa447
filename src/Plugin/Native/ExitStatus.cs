namespace HostDevice.Native;

/// <summary>How a process ended: <c>waitpid(2)</c>.</summary>
internal readonly struct ExitStatus(int status)
{
    internal bool IsSuccess => status == 0;

    private int Signal => status & 0x7f;

    private bool HasDumpedCore => (status & 0x80) != 0;

    /// <summary>Go's words: <c>exit status 1</c>, <c>signal: killed</c>.</summary>
    public override string ToString()
        => Signal == 0 ? $"exit status {(status >> 8) & 0xff}" : $"signal: {Name(Signal)}{(HasDumpedCore ? " (core dumped)" : "")}";

    private static string Name(int signal) => signal switch
    {
        1 => "hangup",
        2 => "interrupt",
        3 => "quit",
        4 => "illegal instruction",
        5 => "trace/breakpoint trap",
        6 => "aborted",
        7 => "bus error",
        8 => "floating point exception",
        9 => "killed",
        10 => "user defined signal 1",
        11 => "segmentation fault",
        12 => "user defined signal 2",
        13 => "broken pipe",
        14 => "alarm clock",
        15 => "terminated",
        _ => $"signal {signal}",
    };
}
