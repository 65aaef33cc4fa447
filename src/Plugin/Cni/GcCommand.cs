namespace HostDevice.Cni;

/// <summary>The command GC. There is nothing yet that a container could leave behind, so nothing is done, as upstream.</summary>
internal static class GcCommand
{
    internal static CniError Run() => default;
}
