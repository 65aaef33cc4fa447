namespace HostDevice.Cni.Json;

/// <summary>Room for the strings that a document does not hold as they are. Nothing is given back.</summary>
/// <param name="room">What is used first; a string that does not fit gets an array of its own.</param>
internal ref struct TextArena(Span<byte> room)
{
    private Span<byte> _room = room;

    internal Span<byte> Take(int size)
    {
        if (size > _room.Length)
            return new byte[size];
        Span<byte> taken = _room[..size];
        _room = _room[size..];
        return taken;
    }
}
