using System.Buffers.Binary;

namespace Netlink.Decode.Tests;

/// <summary>A folder for one test; gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("netlink-decode-").FullName;

    public string Write(string name, byte[] bytes)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Messages of random type, length and contents, one after the other; the same each time.</summary>
    public string WriteMessages(string name, int mebibytes)
    {
        string path = System.IO.Path.Combine(Path, name);
        var random = new Random(mebibytes);
        byte[] message = new byte[1216];
        using FileStream file = File.Create(path);
        while (file.Length < mebibytes * 1024L * 1024)
        {
            int length = 16 + (4 * random.Next(300));
            random.NextBytes(message.AsSpan(0, length));
            BinaryPrimitives.WriteInt32LittleEndian(message, length);
            BinaryPrimitives.WriteInt16LittleEndian(message.AsSpan(4), (short)(16 + random.Next(110)));
            BinaryPrimitives.WriteInt16LittleEndian(message.AsSpan(6), (short)random.Next(2));
            file.Write(message, 0, length);
        }
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>Counts lines and keeps nothing.</summary>
internal sealed class CountingStream : Stream
{
    public long Lines { get; private set; }
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Write(ReadOnlySpan<byte> buffer) => Lines += buffer.Count((byte)'\n');
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
