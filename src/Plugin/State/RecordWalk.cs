using HostDevice.Native;

namespace HostDevice.State;

/// <summary>The keys of all records, in no order.</summary>
internal ref struct RecordWalk
{
    /// <summary>Bytes it needs.</summary>
    internal const int Room = DirectoryWalk.Room;

    private DirectoryWalk _files;
    private readonly bool _isOpen;

    /// <summary>A directory that cannot be read has no records.</summary>
    /// <param name="path">A NUL must follow it in memory.</param>
    /// <param name="room">At least <see cref="Room"/> bytes.</param>
    internal RecordWalk(ReadOnlySpan<byte> path, Span<byte> room) => _isOpen = DirectoryWalk.Open(path, room, out _files) == 0;

    /// <summary>See <see cref="RecordStore.Key"/>.</summary>
    internal readonly ReadOnlySpan<byte> Key => _files.Name;

    internal bool MoveNext() => _isOpen && _files.MoveNext();

    public readonly void Dispose()
    {
        if (_isOpen)
            _files.Dispose();
    }
}
