using System.Globalization;

namespace Netlink.Decode.Decoding;

/// <summary>From an offset in a decoded request, as an error gives it, to the attribute's path.</summary>
internal static class AttributePaths
{
    /// <summary>The innermost attribute whose bytes cover <paramref name="offset"/>; null if none does.</summary>
    /// <param name="inside">What is nested in that attribute.</param>
    public static string? Find(Members attributes, int offset, out Members? inside)
    {
        string? path = null;
        inside = attributes;
        for (Members? at = attributes; at is not null;)
        {
            Member? covering = at.All.Find(member => Covers(member, offset));
            if (covering is null) return path;
            path = path is null ? covering.Name : $"{path}.{covering.Name}";
            inside = at = covering.Value as Members;
        }
        return path;
    }

    /// <summary>The path of an attribute that is missing from a nest.</summary>
    public static string Missing(Members attributes, int? nest, int type)
    {
        Members? set = attributes;
        string? path = nest is { } offset ? Find(attributes, offset, out set) : null;
        string name = set?.Set?.Find(type)?.Name ?? string.Create(CultureInfo.InvariantCulture, $"#{type}");
        return path is null ? name : $"{path}.{name}";
    }

    private static bool Covers(Member member, int offset) => offset >= member.Offset && offset < member.Offset + member.Length && member.Offset >= 0;
}
