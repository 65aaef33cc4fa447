using System.Runtime.InteropServices;
using Netlink.Codec;

namespace Netlink.Generators.Tests.RoundTrip;

/// <summary>Values as text, the same whether they were written or read: name, then bytes in hexadecimal.</summary>
public static class Shown
{
    public static string Value<T>(string name, T value) where T : unmanaged => $"{name}={Hex(value)}";

    public static string Bytes(string name, ReadOnlySpan<byte> value) => $"{name}={Convert.ToHexString(value)}";

    public static string Numbers<T>(string name, ReadOnlySpan<T> values) where T : unmanaged => $"{name}={Convert.ToHexString(MemoryMarshal.AsBytes(values))}";

    /// <summary>The same values as items of their own.</summary>
    public static string? Each<T>(string name, ReadOnlySpan<T> values) where T : unmanaged
    {
        string? all = null;
        foreach (T value in values) all += Value(name, value);
        return all;
    }

    /// <summary>Nests and what is in them.</summary>
    public static string Nest(string name, string?[] inside, string? header = null) => $"{name}{header}{{{string.Join(' ', inside.Where(entry => entry is { Length: > 0 }))}}}";

    public static string? Value<T>(string name, Attr<T> attribute) where T : unmanaged =>
        attribute.TryGet(out T value) ? Value(name, value) : Missing(name, attribute.IsMalformed);

    public static string? Bytes(string name, Attr<ReadOnlySpan<byte>> attribute) =>
        attribute.TryGet(out ReadOnlySpan<byte> value) ? Bytes(name, value) : Missing(name, attribute.IsMalformed);

    public static string? Numbers<T>(string name, Attr<ScalarArray<T>> attribute) where T : unmanaged
    {
        if (!attribute.TryGet(out ScalarArray<T> numbers)) return Missing(name, attribute.IsMalformed);
        var values = new T[numbers.Length];
        for (int i = 0; i < values.Length; i++) values[i] = numbers[i];
        return Numbers<T>(name, values);
    }

    public static string? Missing(string name, bool isMalformed) => isMalformed ? name + "!" : null;

    public static string Hex<T>(T value) where T : unmanaged => Convert.ToHexString(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    /// <summary>A number as an attribute of its own, for readers that are handed a selector.</summary>
    public static byte[] Attribute<T>(T value) where T : unmanaged => Attribute(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    public static byte[] Attribute(ReadOnlySpan<byte> payload) => [(byte)(4 + payload.Length), 0, 1, 0, .. payload];

    /// <summary>The first attribute that was not read as it was written; null when all were.</summary>
    /// <param name="isRead">Which of them the reader has; null: all.</param>
    public static string? Difference(string?[] written, string?[] read, bool[]? isRead = null)
    {
        for (int i = 0; i < written.Length; i++)
        {
            if (isRead is not null && !isRead[i]) continue;
            if ((written[i] ?? "") != (read[i] ?? "")) return $"written {written[i] ?? "nothing"}, read {read[i] ?? "nothing"}";
        }
        return null;
    }

    /// <summary>Null when the message was built or only did not fit.</summary>
    public static string? Refusal(NetlinkError error) => error.Failed && error.Fault != NetlinkFault.BufferTooSmall ? $"not built: {error}" : null;

    /// <summary>Reading is linear: each byte can be looked at once for each attribute of its set and those around.</summary>
    public static string? TooLong(Tape tape, int length) => tape.Steps > 4000 + (length * 300) ? $"{tape.Steps} steps for {length} bytes" : null;
}
