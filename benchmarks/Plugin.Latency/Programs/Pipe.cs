using static Tmds.Linux.LibC;

namespace Plugin.Latency.Programs;

/// <summary>A pipe whose two ends no program inherits unless it is handed one.</summary>
internal unsafe struct Pipe : IDisposable
{
    /// <summary>What a pipe holds before a writer has to wait; Linux's default.</summary>
    internal const int Capacity = 65536;

    private int _read;
    private int _write;

    internal static Pipe Open()
    {
        int* ends = stackalloc int[2];
        return pipe2(ends, O_CLOEXEC) == 0 ? new Pipe { _read = ends[0], _write = ends[1] } : throw new IOException($"pipe2: errno {errno}");
    }

    internal readonly int ReadEnd => _read;

    internal readonly int WriteEnd => _write;

    /// <summary>Writes all of it and closes the end, so that the reader finds its end without another act.</summary>
    internal void Fill(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Capacity)
            throw new ArgumentException($"{bytes.Length} bytes do not fit into a pipe");
        fixed (byte* start = bytes)
        {
            if (bytes.Length > 0 && write(_write, start, bytes.Length) != bytes.Length)
                throw new IOException($"write: errno {errno}");
        }
        CloseWriteEnd();
    }

    /// <summary>All that was written, once the writer has gone.</summary>
    internal readonly byte[] Drain()
    {
        byte[] buffer = new byte[Capacity];
        int length = 0;
        while (true)
        {
            fixed (byte* start = buffer)
            {
                int read = (int)Tmds.Linux.LibC.read(_read, start + length, buffer.Length - length);
                if (read <= 0)
                    return buffer[..length];
                length += read;
            }
            if (length == buffer.Length)
                Array.Resize(ref buffer, 2 * length);
        }
    }

    internal void CloseWriteEnd() => Close(ref _write);

    internal void CloseReadEnd() => Close(ref _read);

    public void Dispose()
    {
        CloseWriteEnd();
        CloseReadEnd();
    }

    private static void Close(ref int end)
    {
        if (end > 0)
            _ = close(end);
        end = 0;
    }
}
