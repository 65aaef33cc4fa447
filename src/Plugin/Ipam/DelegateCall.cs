using HostDevice.Cni;
using HostDevice.Native;
using static Tmds.Linux.LibC;

namespace HostDevice.Ipam;

/// <summary>A delegate at work: started, its answer not taken yet. Whoever starts one finishes it, so that no process is left.</summary>
internal ref struct DelegateCall
{
    private const int Attempts = 6;
    private const int AttemptsApart = 1_000_000;

    private readonly ReadOnlySpan<byte> _path;
    private readonly ReadOnlySpan<byte> _document;
    private readonly ReadOnlySpan<byte> _assignment;
    private ChildProcess _process;
    private int _errno;

    /// <summary>Starts the program.</summary>
    /// <param name="path">Of the program; a NUL must follow it in memory.</param>
    /// <param name="document">Its input.</param>
    /// <param name="assignment">What its environment has and this process's does not: a literal <c>CNI_COMMAND=…</c>.</param>
    internal DelegateCall(ReadOnlySpan<byte> path, ReadOnlySpan<byte> document, ReadOnlySpan<byte> assignment)
    {
        _path = path;
        _document = document;
        _assignment = assignment;
        Start();
    }

    /// <summary>It does not run and will not: <see cref="Finish"/> says why.</summary>
    internal readonly bool IsRefused => _errno != 0 && _errno != ETXTBSY;

    /// <summary>Waits for its end. What it says on stderr is passed on if it succeeds.</summary>
    /// <param name="output">Gets what it prints.</param>
    /// <returns>Its own error, if it tells one; else how it ended.</returns>
    internal CniError Finish(UnmanagedBytes output)
    {
        // Somebody has the program open for writing: it is just being installed.
        for (int attempt = 1; _errno == ETXTBSY && attempt < Attempts; attempt++)
        {
            _ = usleep(AttemptsApart);
            Start();
        }
        using var errors = new UnmanagedBytes();
        ExitStatus end = default;
        int errno = _errno != 0 ? _errno : _process.Finish(output, errors, out end);
        if (_errno == 0 && errno == EFBIG)
            return new(default, $"netplugin failed: it printed more than {ChildProcess.OutputLimit} bytes");
        if (errno == 0 && end.IsSuccess)
        {
            _ = StandardStreams.WriteAll(StandardStreams.Error, errors.Written);
            return default;
        }
        string reason = errno == 0 ? end.ToString() : $"fork/exec {ByteText.Of(_path)}: {Errno.Text(errno)}";
        return DelegateError.Of(output.Written, errors.Written, reason);
    }

    private unsafe void Start()
    {
        using ProcessEnvironment environment = ProcessEnvironment.With(_assignment);
        _errno = ChildProcess.Start(_path, environment.Variables, _document, out _process);
    }
}
