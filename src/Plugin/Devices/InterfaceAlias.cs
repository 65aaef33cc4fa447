namespace HostDevice.Devices;

/// <summary>The free text a link may bear, where the plugin keeps the name to give back: <c>IFLA_IFALIAS</c>.</summary>
internal static class InterfaceAlias
{
    /// <summary>Bytes, without a NUL: <c>IFALIASZ</c> of <c>linux/if.h</c> less one.</summary>
    internal const int MaxLength = 255;
}
