namespace Netlink.Generators.Schema.Model;

/// <summary>The integers of YNL. <see cref="Uint"/> and <see cref="Sint"/> take 4 or 8 bytes, whichever the value needs.</summary>
internal enum Scalar
{
    U8,
    U16,
    U32,
    U64,
    S8,
    S16,
    S32,
    S64,
    Uint,
    Sint,
}

internal static class ScalarFacts
{
    /// <summary>Bytes on the wire; 0 where the value decides.</summary>
    public static int Size(this Scalar scalar) => scalar switch
    {
        Scalar.U8 or Scalar.S8 => 1,
        Scalar.U16 or Scalar.S16 => 2,
        Scalar.U32 or Scalar.S32 => 4,
        Scalar.U64 or Scalar.S64 => 8,
        _ => 0,
    };

    /// <summary>The C# keyword.</summary>
    public static string Keyword(this Scalar scalar) => scalar switch
    {
        Scalar.U8 => "byte",
        Scalar.U16 => "ushort",
        Scalar.U32 => "uint",
        Scalar.U64 or Scalar.Uint => "ulong",
        Scalar.S8 => "sbyte",
        Scalar.S16 => "short",
        Scalar.S32 => "int",
        _ => "long",
    };

    public static Scalar Unsigned(this Scalar scalar) => scalar switch
    {
        Scalar.S8 => Scalar.U8,
        Scalar.S16 => Scalar.U16,
        Scalar.S32 => Scalar.U32,
        Scalar.S64 => Scalar.U64,
        _ => scalar,
    };

    /// <summary>The scalar that YNL spells so, or null.</summary>
    public static Scalar? Parse(string? word) => word switch
    {
        "u8" => Scalar.U8,
        "u16" => Scalar.U16,
        "u32" => Scalar.U32,
        "u64" => Scalar.U64,
        "s8" => Scalar.S8,
        "s16" => Scalar.S16,
        "s32" => Scalar.S32,
        "s64" => Scalar.S64,
        "uint" => Scalar.Uint,
        "sint" => Scalar.Sint,
        _ => null,
    };
}
