using static Plugin.KernelTests.Differential.Cases.Parts;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>Devices behind a bus, in a fake sysfs that is bound over the real one.</summary>
internal static class PciCases
{
    public const string Address = "0000:00:1f.6";

    private static readonly string s_netconf = OnBus("1.0.0");

    public static IEnumerable<Case> All => [.. Found, .. NotFound];

    private static Case[] Found => [
        Cycle("pciBusID: a card", s_netconf, Dev0 + Sysfs("e1000e", "net/dev0")),
        Cycle("pciBusID: a virtio card", s_netconf, Dev0 + Sysfs("virtio-pci", "virtio3/net/dev0")),
        Cycle("pciBusID: the first of two virtio devices", s_netconf, Dev0 + Sysfs("virtio-pci", "virtio3/net/dev0", "virtio4/net/dev1")),
        new Case("pciBusID: a card with two ports", Add(s_netconf)).In(Dev0 + Sysfs("mlx4_core", "net/dev0", "net/dev1"))
            .Deviates("no-blind-choice", new Ours(0)
            {
                Exit = 1,
                Stdout = Error(999, $"failed to find host device: /sys/bus/pci/devices/{Address}/net has several network devices: "
                    + "\"dev0\", \"dev1\"; say which one by \"device\" or \"hwaddr\""),
                Changes = [],
            }),
        Cycle("pciBusID: a card with a representor", s_netconf,
            Dev0 + Sysfs("mlx5_core", "net/dev0", "net/dev0_0") + "echo p0 >$device/net/dev0/phys_port_name; echo pf0vf0 >$device/net/dev0_0/phys_port_name"),
        Cycle("pciBusID: hwaddr comes first", Selecting($"\"pciBusID\":\"{Address}\",\"hwaddr\":\"0a:00:00:00:00:01\""),
            Dev0 + Sysfs("e1000e", "net/nodev0")),
        Cycle("deviceID: a PCI device", DeviceId(Address), Dev0 + Sysfs("e1000e", "net/dev0")),
        Cycle("deviceID: before pciBusID", Selecting($"\"pciBusID\":\"0000:ff:00.0\",\"runtimeConfig\":{{\"deviceID\":\"{Address}\"}}"),
            Dev0 + Sysfs("e1000e", "net/dev0")),
        Cycle("deviceID: device comes first", Selecting($"\"device\":\"dev0\",\"runtimeConfig\":{{\"deviceID\":\"{Address}\"}}"),
            Dev0 + Sysfs("e1000e", "net/nodev0")),
        Cycle("deviceID: an auxiliary device", DeviceId("mlx5_core.sf.4"), Dev0 + Auxiliary),
        Cycle("deviceID: an auxiliary device before pciBusID",
            Selecting("\"pciBusID\":\"0000:ff:00.0\",\"runtimeConfig\":{\"deviceID\":\"mlx5_core.sf.4\"}"), Dev0 + Auxiliary),
    ];

    private static Case[] NotFound => [
        Fails("pciBusID: missing", s_netconf, ""),
        Fails("pciBusID: no driver", s_netconf, Sysfs("", "net/dev0")),
        Fails("pciBusID: no link", s_netconf, Sysfs("e1000e", "power")),
        Fails("pciBusID: an empty net folder", s_netconf, Sysfs("e1000e", "net")),
        Fails("pciBusID: a virtio device without links", s_netconf, Sysfs("virtio-pci", "virtio3")),
        Fails("pciBusID: a link that is not here", s_netconf, Sysfs("e1000e", "net/gone0")),
        Fails("pciBusID: a path", Selecting("\"pciBusID\":\"../pci/devices/0000:00:1f.6\""), Sysfs("e1000e", "net/dev0"))
            .Deviates("paths-as-given", new Ours(0)
            {
                Stdout = Error(999, "error with host device: lstat /sys/bus/pci/devices/../pci/devices/0000:00:1f.6: no such file or directory"),
            }),
        Fails("deviceID: missing", DeviceId("0000:ff:00.0"), ""),
        Fails("deviceID: empty", Selecting("\"runtimeConfig\":{\"deviceID\":\"\"}"), ""),
        Fails("deviceID: an auxiliary device without links", DeviceId("mlx5_core.sf.4"),
            "mkdir -p /run/sys/bus/auxiliary/devices/mlx5_core.sf.4/net; mount --bind /run/sys /sys"),
        Fails("deviceID: an auxiliary device that is no network device", DeviceId("mlx5_core.rdma.0"),
            "mkdir -p /run/sys/bus/auxiliary/devices/mlx5_core.rdma.0; mount --bind /run/sys /sys"),
    ];

    private const string Auxiliary = """
        mkdir -p /run/sys/bus/auxiliary/devices/mlx5_core.sf.4/net/dev0
        mount --bind /run/sys /sys

        """;

    /// <summary>A configuration for the device on the PCI bus.</summary>
    public static string OnBus(string version, string more = "") => Selecting($"\"pciBusID\":\"{Address}\"{more}", version);

    private static string DeviceId(string id) => Selecting($"\"runtimeConfig\":{{\"deviceID\":\"{id}\"}}");

    private static Case Fails(string name, string netconf, string setup) => new Case(name, Add(netconf)).In(DressedDev0 + setup);

    /// <summary>The part of sysfs that a device on a PCI bus shows, with these folders in it.</summary>
    public static string Sysfs(string driver, params string[] folders)
        => $"""
            device=/run/sys/devices/pci0000:00/{Address}
            mkdir -p /run/sys/bus/pci/devices $device {string.Concat(folders.Select(folder => $"$device/{folder} "))}
            ln -s ../../../devices/pci0000:00/{Address} /run/sys/bus/pci/devices/{Address}

            """ + (driver.Length == 0 ? "" : $"mkdir -p /run/sys/bus/pci/drivers/{driver}; ln -s ../../../bus/pci/drivers/{driver} $device/driver\n")
            + "mount --bind /run/sys /sys\n";
}
