using System.Runtime.InteropServices;
using static Tmds.Linux.LibC;

namespace HostDevice.Native;

/// <summary>
/// Another program, at work beside this one from <see cref="Start"/> to <see cref="Finish"/>: it reads what it is given, and what it
/// writes is kept. No thread and no copy of this process: <c>posix_spawn(3)</c> shares the memory until the program starts.
/// </summary>
internal unsafe ref partial struct ChildProcess
{
    /// <summary>Most bytes that are taken from one of its outputs. Whoever writes more is ended.</summary>
    internal const int OutputLimit = 4 * 1024 * 1024;

    // Sizes of glibc's opaque structures: 80 and 336 bytes on every 64-bit processor.
    private const int ActionsSize = 128;
    private const int AttributesSize = 512;

    // spawn.h, signal.h, fcntl.h: F_DUPFD_CLOEXEC.
    private const short SetSignalDefaults = 0x04;
    private const short SetSignalMask = 0x08;
    private const nint DefaultAction = 0;
    private const nint Ignore = 1;
    private const int DuplicateFrom = 1030;

    private const int FirstFreeFd = 3;

    private readonly int _process;
    private int _input;
    private int _output;
    private int _errors;
    private ReadOnlySpan<byte> _unread;

    private ChildProcess(int process, int input, int output, int errors, ReadOnlySpan<byte> unread)
    {
        _process = process;
        _input = input;
        _output = output;
        _errors = errors;
        _unread = unread;
    }

    /// <summary>Starts the program and hands it as much of its input as it takes without being waited for: as a rule all.</summary>
    /// <param name="path">A NUL must follow it in memory, as <see cref="PathText.TryJoin"/> leaves it. Also its first argument.</param>
    /// <param name="environment">As <c>execve(2)</c> takes it.</param>
    /// <param name="input">What it reads. It may stop reading earlier.</param>
    /// <param name="child">To be finished, if it was started.</param>
    /// <returns>0, or the errno of what could not be done: ENOENT, EACCES, ETXTBSY, …</returns>
    internal static int Start(ReadOnlySpan<byte> path, byte** environment, ReadOnlySpan<byte> input, out ChildProcess child)
    {
        child = default;
        // A runtime may have had SIGCHLD ignored when it started us: the kernel would forget how the child ended.
        _ = signal(SIGCHLD, DefaultAction);
        // The child may close its input unread.
        _ = signal(SIGPIPE, Ignore);

        int* inputPipe = stackalloc int[2] { -1, -1 };
        int* outputPipe = stackalloc int[2] { -1, -1 };
        int* errorPipe = stackalloc int[2] { -1, -1 };
        int failed = OpenPipe(inputPipe);
        if (failed == 0)
            failed = OpenPipe(outputPipe);
        if (failed == 0)
            failed = OpenPipe(errorPipe);
        int process = 0;
        if (failed == 0)
            failed = Spawn(path, environment, inputPipe[0], outputPipe[1], errorPipe[1], out process);
        Close(ref inputPipe[0]);
        Close(ref outputPipe[1]);
        Close(ref errorPipe[1]);
        if (failed == 0)
        {
            child = new ChildProcess(process, inputPipe[1], outputPipe[0], errorPipe[0], input);
            child.FeedAtOnce();
            return 0;
        }
        Close(ref inputPipe[1]);
        Close(ref outputPipe[0]);
        Close(ref errorPipe[0]);
        return failed;
    }

    /// <summary>Waits until the program has ended and closed its outputs.</summary>
    /// <param name="output">Gets what it writes to its standard output.</param>
    /// <param name="errors">Gets what it writes to its standard error.</param>
    /// <param name="end">How it ended.</param>
    /// <returns>0, or the errno of what could not be done: EFBIG past <see cref="OutputLimit"/>.</returns>
    internal int Finish(UnmanagedBytes output, UnmanagedBytes errors, out ExitStatus end)
    {
        int failed = Transfer(output, errors);
        if (failed != 0)
            _ = kill(_process, SIGKILL);
        int unread = Wait(_process, out end);
        Close(ref _input);
        Close(ref _output);
        Close(ref _errors);
        return failed != 0 ? failed : unread;
    }

    private static int Spawn(ReadOnlySpan<byte> path, byte** environment, int input, int output, int errors, out int child)
    {
        byte* actions = stackalloc byte[ActionsSize];
        byte* attributes = stackalloc byte[AttributesSize];
        // sigset_t: 1,024 bits, signal n at bit n - 1.
        ulong* none = stackalloc ulong[16];
        ulong* broken = stackalloc ulong[16];
        new Span<ulong>(none, 16).Clear();
        new Span<ulong>(broken, 16).Clear();
        broken[0] = 1UL << (SIGPIPE - 1);
        byte** arguments = stackalloc byte*[2];

        child = 0;
        int failed = posix_spawn_file_actions_init(actions);
        if (failed != 0)
            return failed;
        failed = posix_spawnattr_init(attributes);
        if (failed == 0)
        {
            _ = posix_spawn_file_actions_adddup2(actions, input, StandardStreams.Input);
            _ = posix_spawn_file_actions_adddup2(actions, output, StandardStreams.Output);
            _ = posix_spawn_file_actions_adddup2(actions, errors, StandardStreams.Error);
            _ = posix_spawnattr_setflags(attributes, SetSignalDefaults | SetSignalMask);
            _ = posix_spawnattr_setsigdefault(attributes, broken);
            _ = posix_spawnattr_setsigmask(attributes, none);
            fixed (byte* name = path)
            {
                arguments[0] = name;
                arguments[1] = null;
                int pid;
                failed = posix_spawn(&pid, name, actions, attributes, arguments, environment);
                child = failed == 0 ? pid : 0;
            }
            _ = posix_spawnattr_destroy(attributes);
        }
        _ = posix_spawn_file_actions_destroy(actions);
        return failed;
    }

    /// <summary>Both ends above the standard descriptors, which this process may have been started without.</summary>
    private static int OpenPipe(int* ends)
    {
        if (pipe2(ends, O_CLOEXEC) != 0)
            return errno;
        for (int i = 0; i < 2; i++)
        {
            if (ends[i] >= FirstFreeFd)
                continue;
            int low = ends[i];
            ends[i] = fcntl(low, DuplicateFrom, FirstFreeFd);
            int failed = ends[i] < 0 ? errno : 0;
            _ = close(low);
            if (failed != 0)
                return failed;
        }
        return 0;
    }

    private static void Close(ref int fd)
    {
        if (fd >= 0)
            _ = close(fd);
        fd = -1;
    }

    private static int Wait(int child, out ExitStatus end)
    {
        int status;
        int waited;
        do
            waited = waitpid(child, &status, 0);
        while (waited < 0 && Marshal.GetLastPInvokeError() == EINTR);
        end = new ExitStatus(waited < 0 ? 0 : status);
        return waited < 0 ? Marshal.GetLastPInvokeError() : 0;
    }

    [LibraryImport("libc")]
    private static partial nint signal(int number, nint action);

    [LibraryImport("libc")]
    private static partial int kill(int process, int number);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int waitpid(int process, int* status, int options);

    [LibraryImport("libc")]
    private static partial int posix_spawn(int* pid, byte* path, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_adddup2(byte* actions, int fd, int asFd);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_destroy(byte* actions);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_init(byte* attributes);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setflags(byte* attributes, short flags);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setsigdefault(byte* attributes, ulong* signals);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setsigmask(byte* attributes, ulong* signals);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_destroy(byte* attributes);
}
