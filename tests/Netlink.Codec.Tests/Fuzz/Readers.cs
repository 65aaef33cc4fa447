using System.Reflection;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Fuzz;

/// <summary>A generated reader to which bytes can be given without naming its type.</summary>
internal abstract class AnyReader(Type type)
{
    public Type Type { get; } = type;

    /// <summary>Reads all of a message whose type is <paramref name="message"/>'s or made to fit by the caller.</summary>
    public abstract void Read(Span<byte> message, Tally tally);
}

/// <summary>A reader of an attribute set: what follows the message header and the largest fixed header is its nest.</summary>
internal sealed class SetReader<T>() : AnyReader(typeof(T)) where T : IAttributeSet<T>, allows ref struct
{
    public override void Read(Span<byte> message, Tally tally)
    {
        const int AttributesAt = 32;
        Reader<T>.Touch(T.Over(new AttributeReader(message[Math.Min(AttributesAt, message.Length)..], AttributesAt)), tally);
    }
}

/// <summary>A reader of a reply or notification. It sees every message under the number that it takes.</summary>
internal sealed class MessageReaderOf<T> : AnyReader where T : allows ref struct
{
    private delegate bool Opener(NetlinkMessage message, out T reply);

    private const int TypeAt = 4;

    private readonly Opener _open;
    private readonly ushort _type;

    public MessageReaderOf() : base(typeof(T))
    {
        _open = typeof(T).GetMethod("TryRead", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Opener>();
        _type = FindType();
    }

    public override void Read(Span<byte> message, Tally tally)
    {
        if (message.Length >= WireFormat.HeaderSize)
            WireFormat.Write(message, TypeAt, _type);
        foreach (NetlinkMessage part in new MessageEnumerator(message))
        {
            if (_open(part, out T reply))
                Reader<T>.Touch(reply, tally);
        }
    }

    private ushort FindType()
    {
        byte[] message = new byte[256];
        WireFormat.Write(message, 0, message.Length);
        for (ushort type = 0; type < 256; type++)
        {
            WireFormat.Write(message, TypeAt, type);
            Assert.True(NetlinkMessage.TryRead(message, out NetlinkMessage opened));
            if (_open(opened, out _))
                return type;
        }
        throw new InvalidOperationException($"{typeof(T)} takes no message");
    }
}

/// <summary>Every reader that the generator emitted.</summary>
internal static class Readers
{
    public static AnyReader[] All { get; } = [.. Find()];

    /// <summary>Ref structs of the family that are neither requests nor builders.</summary>
    public static IEnumerable<Type> Types => typeof(GetlinkReply).Assembly.GetTypes().Where(type =>
        type.Namespace == typeof(GetlinkReply).Namespace && type.IsByRefLike
        && !type.Name.EndsWith("Request", StringComparison.Ordinal) && !type.Name.EndsWith("Builder", StringComparison.Ordinal));

    private static IEnumerable<AnyReader> Find()
    {
        foreach (Type type in Types)
        {
            bool isSet = type.GetMethod("Over", BindingFlags.Public | BindingFlags.Static) is not null;
            Type reader = (isSet ? typeof(SetReader<>) : typeof(MessageReaderOf<>)).MakeGenericType(type);
            yield return (AnyReader)Activator.CreateInstance(reader)!;
        }
    }
}
