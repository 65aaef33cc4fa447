using static Plugin.KernelTests.Differential.Cases.Parts;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>Devices that a driver has handed to user space: there is no link to move.</summary>
internal static class DpdkCases
{
    public static IEnumerable<Case> All => [.. Drivers, .. Quirks];

    private static IEnumerable<Case> Drivers
        => from driver in new[] { "vfio-pci", "uio_pci_generic", "igb_uio" }
           from version in new[] { "0.4.0", "1.0.0" }
           select Cycle($"dpdk: {driver}, {version}", PciCases.OnBus(version), Dev0 + PciCases.Sysfs(driver));

    private static Case[] Quirks => [
        Cycle("dpdk: a key turns it on", Netconf(more: ",\"dpdkmode\":true")),
        Cycle("dpdk: a key in another case turns it on", Netconf(more: ",\"DPDKMode\":true")),
        Cycle("dpdk: a key does not count beside a PCI device", PciCases.OnBus("1.0.0", ",\"dpdkmode\":true"),
            Dev0 + PciCases.Sysfs("e1000e", "net/dev0")),
        Cycle("dpdk: by deviceID", Selecting($"\"runtimeConfig\":{{\"deviceID\":\"{PciCases.Address}\"}}"), Dev0 + PciCases.Sysfs("vfio-pci")),
        Cycle("dpdk: with an address", PciCases.OnBus("1.0.0", ",\"ipam\":{" + IpamParts.Static(["10.1.0.1/24"]) + "}"),
            Dev0 + PciCases.Sysfs("vfio-pci")) with { Delegates = ["static"] },
    ];
}
