namespace Netlink.Decode.Input;

/// <summary>A datagram that is put together from text.</summary>
internal sealed class DatagramBuffer
{
    private byte[] _bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>False when it grows beyond what a datagram is.</summary>
    public bool Add(byte value)
    {
        if (Length == Limits.Datagram) return false;
        if (Length == _bytes.Length) Array.Resize(ref _bytes, 2 * Length);
        _bytes[Length++] = value;
        return true;
    }

    public void Clear() => Length = 0;
}
