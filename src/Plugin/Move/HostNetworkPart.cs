namespace HostDevice.Move;

/// <summary>What of a device's network is given back together, in this order.</summary>
internal enum HostNetworkPart
{
    Addresses,
    LinkRoutes,
    GatewayRoutes,
}
