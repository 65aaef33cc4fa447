using Netlink.Generators.Diagnostics;
using Netlink.Generators.Schema.Model;

namespace Netlink.Generators.Schema;

/// <summary>What binding a schema gave: the family unless something is wrong with it, and everything there is to say.</summary>
internal sealed record BoundSchema(Family? Family, EquatableArray<SchemaDiagnostic> Diagnostics);
