using HostDevice.Cni.Json;

namespace HostDevice.Cni;

/// <summary>Reads the result of an earlier call, which a runtime puts into the configuration under <c>prevResult</c>.</summary>
internal static class PrevResultReader
{
    /// <summary>Reads all of it, with the types and words of upstream's library. A result of another layout than the configuration's is a fault.</summary>
    /// <param name="config">Has a <c>prevResult</c>.</param>
    /// <param name="room">For strings with escapes.</param>
    /// <param name="parts">Its lists must be set up.</param>
    internal static CniError Read(scoped in CniConfig config, Span<byte> room, ref ResultParts parts)
    {
        string? fault = ResultReader.Read(config.PrevResult, config.Version, config.VersionText, isVersionFixed: false, room, ref parts);
        return fault is null ? default : CniError.Internal($"could not parse prevResult: {fault}");
    }

    /// <summary>Finds the last interface with this name and namespace; an empty one when there is none.</summary>
    /// <param name="interfaces">The array, or nothing.</param>
    /// <param name="version">The version that it is written in.</param>
    /// <param name="name">Its name in the container.</param>
    /// <param name="sandbox">Path of the container's namespace.</param>
    /// <param name="room">For strings with escapes.</param>
    /// <param name="index">Its place in the array; -1 when there is none.</param>
    internal static ResultInterface FindInterface(
        ReadOnlySpan<byte> interfaces, CniVersion version, scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> sandbox, Span<byte> room,
        out int index)
    {
        index = -1;
        var found = default(ResultInterface);
        if (interfaces.IsEmpty)
            return found;
        var fields = new JsonFields(interfaces, room);
        fields.Enter();
        for (int at = 0; fields.NextElement(); at++)
        {
            ResultInterface next = default;
            if (fields.Enter(JsonKind.Object, "", ""))
                next = ResultInterface.Read(ref fields, version >= CniVersion.V100);
            if (next.Name.SequenceEqual(name) && next.Sandbox.SequenceEqual(sandbox))
            {
                found = next;
                index = at;
            }
        }
        return found;
    }
}
