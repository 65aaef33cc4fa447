using HostDevice.Ipam;

namespace HostDevice.Cni;

/// <summary>Members of a result; those that may be absent are left out then.</summary>
internal static class ResultText
{
    /// <summary>Always there; an address that is none is written as Go does.</summary>
    internal static void Prefix(ReadOnlySpan<byte> name, in IpPrefix prefix, ref JsonOutput output)
    {
        output.Name(name);
        Span<byte> text = stackalloc byte[IpText.MaxLength];
        output.String(prefix.IsNone ? "<nil>"u8 : IpText.Format(prefix, text));
    }

    internal static void Address(ReadOnlySpan<byte> name, in IpAddress address, ref JsonOutput output)
    {
        Span<byte> text = stackalloc byte[IpText.MaxLength];
        Text(name, IpText.Format(address, text), ref output);
    }

    internal static void Text(ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value, ref JsonOutput output)
    {
        if (value.IsEmpty)
            return;
        output.Name(name);
        output.String(value);
    }

    /// <summary>Zero counts as absent.</summary>
    internal static void Number(ReadOnlySpan<byte> name, long value, ref JsonOutput output)
    {
        if (value != 0)
            Pointer(name, value, ref output);
    }

    /// <summary>Zero is a value like any other.</summary>
    internal static void Pointer(ReadOnlySpan<byte> name, long? value, ref JsonOutput output)
    {
        if (value is not { } number)
            return;
        output.Name(name);
        output.Number(number);
    }
}
