using CommunityToolkit.HighPerformance.Buffers;
using Tmds.Linux;
using static Tmds.Linux.LibC;

namespace HostDevice.Native;

internal static unsafe partial class ChildProcess
{
    /// <summary><c>PIPE_BUF</c>: a pipe that <c>poll(2)</c> calls writable takes this much without waiting.</summary>
    private const int PipeBuffer = 4096;

    private const int ReadSize = 4096;

    /// <summary>Feeds the child and listens to it, whichever is ready, until it has closed both outputs.</summary>
    private static int Transfer(
        ref int inputFd, ReadOnlySpan<byte> input, ref int outputFd, ArrayPoolBufferWriter<byte> output, ref int errorFd,
        ArrayPoolBufferWriter<byte> errors)
    {
        pollfd* wait = stackalloc pollfd[3];
        while (outputFd >= 0 || errorFd >= 0)
        {
            if (input.IsEmpty)
                Close(ref inputFd);
            // A negative descriptor is passed over.
            wait[0] = new pollfd { fd = inputFd, events = POLLOUT };
            wait[1] = new pollfd { fd = outputFd, events = POLLIN };
            wait[2] = new pollfd { fd = errorFd, events = POLLIN };
            if (poll(wait, 3, -1) < 0)
            {
                if (errno == EINTR)
                    continue;
                return errno;
            }
            if (wait[0].revents != 0)
                Feed(ref inputFd, ref input);
            int failed = wait[1].revents != 0 ? Take(ref outputFd, output) : 0;
            if (failed == 0 && wait[2].revents != 0)
                failed = Take(ref errorFd, errors);
            if (failed != 0)
                return failed;
        }
        return 0;
    }

    private static void Feed(ref int fd, ref ReadOnlySpan<byte> input)
    {
        long count;
        fixed (byte* start = input)
            count = write(fd, start, Math.Min(input.Length, PipeBuffer));
        if (count > 0)
            input = input[(int)count..];
        // EPIPE: it does not want to know the rest, which is its own affair.
        else if (errno != EINTR)
            input = default;
    }

    private static int Take(ref int fd, ArrayPoolBufferWriter<byte> taken)
    {
        Span<byte> room = taken.GetSpan(ReadSize);
        long count;
        fixed (byte* start = room)
            count = read(fd, start, room.Length);
        if (count < 0)
            return errno == EINTR ? 0 : errno;
        if (count == 0)
            Close(ref fd);
        taken.Advance((int)count);
        return taken.WrittenCount > OutputLimit ? EFBIG : 0;
    }
}
