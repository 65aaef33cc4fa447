using System.Runtime.InteropServices;

namespace Plugin.Latency.Programs;

/// <summary>The calls of libc that start a program and tell what it cost; Tmds.LibC does not bind them.</summary>
internal static unsafe partial class Libc
{
    private const string Library = "libc.so.6";

    /// <summary>Starts a program in the caller's memory, as <c>vfork(2)</c> would, so that the caller's size does not count. <c>spawn.h</c></summary>
    [LibraryImport(Library)]
    internal static partial int posix_spawn(int* pid, byte* path, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport(Library)]
    internal static partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport(Library)]
    internal static partial int posix_spawn_file_actions_adddup2(byte* actions, int from, int to);

    [LibraryImport(Library)]
    internal static partial int posix_spawn_file_actions_destroy(byte* actions);

    [LibraryImport(Library)]
    internal static partial int posix_spawnattr_init(byte* attributes);

    [LibraryImport(Library)]
    internal static partial int posix_spawnattr_setflags(byte* attributes, short flags);

    [LibraryImport(Library)]
    internal static partial int posix_spawnattr_setsigdefault(byte* attributes, ulong* signals);

    [LibraryImport(Library)]
    internal static partial int posix_spawnattr_setsigmask(byte* attributes, ulong* signals);

    [LibraryImport(Library)]
    internal static partial int posix_spawnattr_destroy(byte* attributes);

    /// <summary>Waits for a program's end. <c>sys/wait.h</c></summary>
    /// <param name="usage">A <c>struct rusage</c> of the program and of what it waited for itself.</param>
    [LibraryImport(Library)]
    internal static partial int wait4(int pid, int* status, int options, Usage* usage);

    /// <summary>Reads a clock. <c>time.h</c></summary>
    [LibraryImport(Library)]
    internal static partial int clock_gettime(int clock, Time* time);

    /// <summary>Sleeps until a time. <c>time.h</c></summary>
    [LibraryImport(Library)]
    internal static partial int clock_nanosleep(int clock, int flags, Time* time, Time* rest);

    [LibraryImport(Library)]
    internal static partial int kill(int pid, int signal);

    /// <summary>Becomes another program. <c>unistd.h</c></summary>
    [LibraryImport(Library, SetLastError = true)]
    internal static partial int execve(byte* path, byte** arguments, byte** environment);

    /// <summary><c>struct timespec</c>.</summary>
    internal struct Time
    {
        public long Seconds, Nanoseconds;

        internal readonly long All => Seconds * 1_000_000_000 + Nanoseconds;
    }

    /// <summary><c>struct rusage</c> on 64-bit Linux: two <c>struct timeval</c>, then 14 <c>long</c>.</summary>
    internal struct Usage
    {
        public long UserSeconds, UserMicroseconds, SystemSeconds, SystemMicroseconds;
        public long MaxRss, IxRss, IdRss, IsRss, MinorFaults, MajorFaults;
        private fixed long _rest[8];
    }
}
