namespace HostDevice.Cni;

/// <summary>What a configuration may ask for and this version does not do: refused before anything is touched, never half done.</summary>
internal static class Unsupported
{
    /// <summary>Names the key at fault.</summary>
    internal static CniError Check(in CniConfig config)
        => config.IpamType.IsEmpty ? default : new(CniErrorCode.InvalidConfig, "\"ipam\" is not supported by this version of host-device");
}
