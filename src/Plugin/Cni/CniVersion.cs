namespace HostDevice.Cni;

/// <summary>Versions of the CNI specification that the plugin speaks, oldest first.</summary>
internal enum CniVersion
{
    /// <summary>One that is not in the list.</summary>
    Unsupported,
    V010,
    V020,
    V030,
    V031,
    V040,
    V100,
    V110,
}
