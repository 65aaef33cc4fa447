using Tmds.Linux;
using static Tmds.Linux.LibC;

namespace HostDevice.Native;

internal unsafe ref partial struct ChildProcess
{
    /// <summary><c>PIPE_BUF</c>: a pipe that <c>poll(2)</c> calls writable takes this much without waiting, as does a new one.</summary>
    private const int PipeBuffer = 4096;

    private const int ReadSize = 4096;

    /// <summary>Feeds the child until its pipe is full.</summary>
    private void FeedAtOnce()
    {
        pollfd room = new() { fd = _input, events = POLLOUT };
        while (!_unread.IsEmpty)
        {
            Feed();
            if (!_unread.IsEmpty && poll(&room, 1, 0) != 1)
                return;
        }
        Close(ref _input);
    }

    /// <summary>Feeds the child and listens to it, whichever is ready, until it has closed both outputs.</summary>
    private int Transfer(UnmanagedBytes output, UnmanagedBytes errors)
    {
        pollfd* wait = stackalloc pollfd[3];
        while (_output >= 0 || _errors >= 0)
        {
            if (_unread.IsEmpty)
                Close(ref _input);
            // A negative descriptor is passed over.
            wait[0] = new pollfd { fd = _input, events = POLLOUT };
            wait[1] = new pollfd { fd = _output, events = POLLIN };
            wait[2] = new pollfd { fd = _errors, events = POLLIN };
            if (poll(wait, 3, -1) < 0)
            {
                if (errno == EINTR)
                    continue;
                return errno;
            }
            if (wait[0].revents != 0)
                Feed();
            int failed = wait[1].revents != 0 ? Take(ref _output, output) : 0;
            if (failed == 0 && wait[2].revents != 0)
                failed = Take(ref _errors, errors);
            if (failed != 0)
                return failed;
        }
        return 0;
    }

    private void Feed()
    {
        long count;
        fixed (byte* start = _unread)
            count = write(_input, start, Math.Min(_unread.Length, PipeBuffer));
        if (count > 0)
            _unread = _unread[(int)count..];
        // EPIPE: it does not want to know the rest, which is its own affair.
        else if (errno != EINTR)
            _unread = default;
    }

    private static int Take(ref int fd, UnmanagedBytes taken)
    {
        Span<byte> room = taken.Free(ReadSize);
        long count;
        fixed (byte* start = room)
            count = read(fd, start, room.Length);
        if (count < 0)
            return errno == EINTR ? 0 : errno;
        if (count == 0)
            Close(ref fd);
        taken.Advance((int)count);
        return taken.Length > OutputLimit ? EFBIG : 0;
    }
}
