using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Emit;

/// <summary>How a number is read and written: by a method of its own where the codec has one, else by its form.</summary>
internal static class Forms
{
    /// <summary>The C# type of the value.</summary>
    public static string Type(ScalarType scalar) => scalar.EnumType ?? scalar.Scalar.Keyword();

    /// <summary>The codec's <c>ScalarForm</c>.</summary>
    public static string Form(ScalarType scalar) => $"ScalarForm.{scalar.Scalar}{Order(scalar)}";

    public static string Order(ScalarType scalar) => scalar.Order == ByteOrder.Host ? "" : scalar.Order.ToString();

    /// <summary>The codec has a method for the form itself, not only the one for every form.</summary>
    public static bool HasMethod(ScalarType scalar) => scalar.Order != ByteOrder.Little && (scalar.EnumType is null || scalar.Scalar.Size() > 0);
}
