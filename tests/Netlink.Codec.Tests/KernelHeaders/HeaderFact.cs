namespace Netlink.Codec.Tests.KernelHeaders;

/// <summary>What the schema claims of a C header: an expression and its value.</summary>
/// <param name="Place">Where in the schema, for the message.</param>
/// <param name="Header">The header that the expression needs.</param>
/// <param name="Symbol">The C name that is missing when the header is too old.</param>
/// <param name="Expression">In C, of an integer type.</param>
/// <param name="Value">What the schema says it is.</param>
internal sealed record HeaderFact(string Place, string Header, string Expression, string Symbol, long Value);
