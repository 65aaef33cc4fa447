namespace Netlink.Codec;

/// <summary>A reader of one attribute set, made from the bytes of a nest. Emitted for each set of a schema.</summary>
/// <typeparam name="TSelf">The reader itself.</typeparam>
public interface IAttributeSet<TSelf> where TSelf : IAttributeSet<TSelf>, allows ref struct
{
    /// <summary>Reads <paramref name="attrs"/> as this set.</summary>
    static abstract TSelf Over(AttributeReader attrs);
}
