using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Netlink.Generators.Tests.RoundTrip;

/// <summary>Random bytes as decisions and values. An exhausted tape says no to everything, so a shorter one makes a smaller message.</summary>
/// <remarks>Public, like all that a driver needs: it is compiled into an assembly of its own.</remarks>
public sealed class Tape(byte[] bytes)
{
    private readonly Dictionary<string, List<int>> _chosen = [];
    private readonly Dictionary<string, int> _read = [];
    private int _at;

    /// <summary>Where messages are built.</summary>
    public byte[] Buffer { get; } = new byte[16 * 1024];

    /// <summary>What was written: sets, and places in them.</summary>
    public ISet<(string Set, int Attribute)>? Written { get; init; }

    /// <summary>Properties and items read.</summary>
    public int Steps { get; set; }

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    public int Next(int count) => _at < bytes.Length ? bytes[_at++] % count : 0;

    /// <summary>Whether there shall be one: in two of three cases.</summary>
    public bool Chance() => Next(3) > 0;

    public byte[] Bytes(int least, int most)
    {
        byte[] value = new byte[least + Next(Math.Min(most - least, 40) + 1)];
        for (int i = 0; i < value.Length; i++) value[i] = (byte)Next(256);
        return value;
    }

    /// <summary>Bytes without a NUL.</summary>
    public byte[] Text(int least, int most) => Array.ConvertAll(Bytes(least, most), b => b == 0 ? (byte)'a' : b);

    /// <summary>A value of which only the lower <paramref name="bits"/> are set: none of them, all, the highest, or any.</summary>
    public T Any<T>(int bits) where T : unmanaged
    {
        Span<byte> value = stackalloc byte[Unsafe.SizeOf<T>()];
        value.Clear();
        int kind = Next(4);
        int count = Math.Min((bits + 7) / 8, value.Length);
        for (int i = 0; i < count; i++) value[i] = kind switch { 0 => 0, 1 => 0xff, 2 => (byte)(i == count - 1 ? 0x80 : 0), _ => (byte)Next(256) };
        if (bits % 8 != 0) value[count - 1] &= (byte)((1 << (bits % 8)) - 1);
        return MemoryMarshal.Read<T>(value);
    }

    public T[] Several<T>(int bits) where T : unmanaged
    {
        var values = new T[Next(5)];
        for (int i = 0; i < values.Length; i++) values[i] = Any<T>(bits);
        return values;
    }

    public ulong Range(ulong least, ulong most) => Next(4) switch
    {
        0 => least,
        1 => most,
        _ => most - least == ulong.MaxValue ? Any<ulong>(64) : least + (Any<ulong>(64) % (most - least + 1)),
    };

    public long Range(long least, long most) => (long)(Range(0, (ulong)most - (ulong)least) + (ulong)least);

    /// <summary>Remembers for the reader what the message does not say itself: which format stands there.</summary>
    public void Choose(string place, int choice)
    {
        if (!_chosen.TryGetValue(place, out List<int>? all)) _chosen.Add(place, all = []);
        all.Add(choice);
    }

    /// <summary>What was chosen at this place, in the same order; 0 beyond.</summary>
    public int Chosen(string place)
    {
        int at = _read.GetValueOrDefault(place);
        _read[place] = at + 1;
        return _chosen.TryGetValue(place, out List<int>? all) && at < all.Count ? all[at] : 0;
    }

    public void Note(string set, string?[] log)
    {
        for (int i = 0; i < log.Length; i++)
        {
            if (log[i] is not null) Written?.Add((set, i));
        }
    }

    /// <summary>The message is read once more.</summary>
    public void Rewind() => _read.Clear();

    /// <summary>Spoils a message from <paramref name="from"/> on: bytes changed, lengths among them, or the end cut off.</summary>
    /// <returns>How long it is now.</returns>
    public int Spoil(int from, int length)
    {
        if (length <= from) return length;
        for (int edits = 1 + Next(4); edits > 0; edits--)
        {
            int at = from + (((Next(256) << 8) | Next(256)) % (length - from));
            Buffer[at] = Next(4) switch { 0 => 0, 1 => 0xff, 2 => (byte)(Buffer[at] + 1), _ => (byte)Next(256) };
        }
        int end = Next(4) == 1 ? from + (Next(256) % (length - from)) : length;
        BinaryPrimitives.WriteInt32LittleEndian(Buffer, end);
        return end;
    }
}
