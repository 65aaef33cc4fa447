namespace HostDevice.Cni;

/// <summary>A list of values that begins in the caller's memory. Results have a few addresses and routes; more of them get an array.</summary>
/// <param name="room">What is used first; may be empty.</param>
internal ref struct ValueList<T>(Span<T> room) where T : struct
{
    private Span<T> _items = room;

    internal int Count { get; private set; }

    internal readonly Span<T> Items => _items[..Count];

    internal void Add(in T item)
    {
        if (Count == _items.Length)
        {
            Span<T> larger = new T[Math.Max(8, 2 * Count)];
            Items.CopyTo(larger);
            _items = larger;
        }
        _items[Count++] = item;
    }
}
