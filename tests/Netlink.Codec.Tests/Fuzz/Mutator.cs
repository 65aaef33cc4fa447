namespace Netlink.Codec.Tests.Fuzz;

/// <summary>Makes hostile messages out of good ones; the same seed makes the same changes.</summary>
internal sealed class Mutator(byte[][] seeds, int seed)
{
    /// <summary>Header and the largest fixed header.</summary>
    private const int AttributesAt = 32;

    /// <summary>Whole link messages are slow to read many times over; most mutants are a header and some attributes out of one.</summary>
    private const int WholeOneIn = 32;

    private const int ShortestPiece = 8;
    private const int LongestPiece = 72;

    private static readonly byte[] s_edges = [0, 1, 2, 3, 4, 5, 8, 0x10, 0x3f, 0x40, 0x7f, 0x80, 0xc0, 0xfe, 0xff];

    private readonly Random _random = new(seed);
    private readonly byte[] _message = new byte[GuardedMemory.Size];
    private int _length;

    /// <summary>The next mutant, valid until the one after it.</summary>
    public ReadOnlySpan<byte> Next()
    {
        TakeSeed();
        for (int changes = _random.Next(1, 7); changes > 0; changes--)
            Change();
        // Mostly a length that lets readers in: a wrong one is refused before anything is read.
        if (_length >= 4 && _random.Next(16) != 0)
            BitConverter.TryWriteBytes(_message, _length);
        return _message.AsSpan(0, _length);
    }

    private void TakeSeed()
    {
        byte[] from = Any();
        if (_random.Next(WholeOneIn) == 0 || from.Length < AttributesAt + ShortestPiece)
        {
            from.CopyTo(_message, 0);
            _length = from.Length;
            return;
        }
        from.AsSpan(0, AttributesAt).CopyTo(_message);
        _length = AttributesAt;
        Append(from);
    }

    private void Change()
    {
        switch (_random.Next(8))
        {
            case 0 or 1 or 2 when _length > 0:
                _message[_random.Next(_length)] = s_edges[_random.Next(s_edges.Length)];
                break;
            case 3 when _length > 0:
                _message[_random.Next(_length)] ^= (byte)(1 << _random.Next(8));
                break;
            case 4 when _length > AttributesAt:
                // Some attribute's length or number, wherever such may stand.
                _message[AttributesAt + (_random.Next((_length - AttributesAt + 3) / 4) * 4)] = s_edges[_random.Next(s_edges.Length)];
                break;
            case 5 when _length > AttributesAt:
                _length -= _random.Next(Math.Min(_length - AttributesAt, 24));
                break;
            case 6 when _random.Next(8) == 0:
                _length = _random.Next(_length + 1);
                break;
            default:
                Append(Any());
                break;
        }
    }

    /// <summary>A piece of another message behind this one, from any multiple of four.</summary>
    private void Append(byte[] from)
    {
        int at = _random.Next(from.Length / 4) * 4;
        int length = Math.Min(Math.Min(_random.Next(ShortestPiece, LongestPiece), from.Length - at), _message.Length - _length);
        from.AsSpan(at, length).CopyTo(_message.AsSpan(_length));
        _length += length;
    }

    private byte[] Any() => seeds[_random.Next(seeds.Length)];
}
