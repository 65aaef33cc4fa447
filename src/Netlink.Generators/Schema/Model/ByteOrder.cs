namespace Netlink.Generators.Schema.Model;

/// <summary>The order of a number's bytes.</summary>
internal enum ByteOrder
{
    Host,
    Big,
    Little,
}
