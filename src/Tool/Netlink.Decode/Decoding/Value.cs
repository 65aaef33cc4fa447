using Netlink.Decode.Schemas;

namespace Netlink.Decode.Decoding;

/// <summary>What was read: a word, a text, a number, yes, members by name, or items in a row.</summary>
internal abstract class Value;

/// <summary>A name, an address, hexadecimal digits: text that stands without quotes.</summary>
internal sealed class Word(string text) : Value
{
    public string Text { get; } = text;
}

/// <summary>A string of the message.</summary>
internal sealed class Quoted(string text) : Value
{
    public string Text { get; } = text;
}

/// <summary>An integer of up to 64 bits.</summary>
internal sealed class Number(ulong bits, bool isSigned) : Value
{
    public ulong Bits { get; } = bits;
    public bool IsSigned { get; } = isSigned;
}

/// <summary>A flag that is there.</summary>
internal sealed class Yes : Value
{
    public static readonly Yes Instance = new();
}

/// <summary>A structure, a nest, a structure with a nest behind it.</summary>
internal sealed class Members : Value
{
    public List<Member> All { get; } = [];

    /// <summary>The set that its attributes are of; null where there are none.</summary>
    public SetIndex? Set { get; init; }

    public void Add(string name, Value value) => All.Add(new Member(name) { Value = value });

    public Value? Find(string name) => All.Find(member => member.Name == name)?.Value;
}

/// <summary>What stands more than once, or in an array.</summary>
internal sealed class Items : Value
{
    /// <summary>An attribute each, side by side; else they are inside one attribute.</summary>
    public bool IsRepeated { get; init; }

    public List<Value> All { get; } = [];
}

/// <summary>A value and the bytes it was read from, counted from the message's <c>nlmsghdr</c>.</summary>
internal sealed class Member(string name)
{
    public string Name { get; } = name;
    public required Value Value { get; set; }
    public int Offset { get; init; } = -1;
    public int Length { get; init; }
}
