namespace HostDevice.Cni;

/// <summary>What <c>CNI_COMMAND</c> asks for.</summary>
internal enum CniCommand
{
    /// <summary>Not set: a person has started the plugin, and is told what it is.</summary>
    None,
    Add,
    Del,
    Check,
    Gc,
    Status,
    Version,
    Unknown,
}
