using static Plugin.KernelTests.Differential.Cases.Parts;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>By which key and in which spelling the device is found.</summary>
internal static class SelectorCases
{
    private const string Other0 = "ip link add other0 index 9 address 0a:00:00:00:00:02 type ifb\n";
    private const string LongName = "a-name-that-tells-rack-and-slot-and-port";

    private static readonly Ours s_detour = new(0)
    {
        Stdout = Error(999, "failed to find host device: failed to read directory /sys/devices/../class/net/dev0/device/net: "
            + "\"open /sys/devices/../class/net/dev0/device/net: no such file or directory\""),
    };

    public static IEnumerable<Case> All => [.. Named, .. Addressed, .. Misspelt, .. Shared, .. Pathed, .. Preferred];

    private static Case[] Named => [
        Cycle("device: an altname", Selecting("\"device\":\"enp7s0\""), Dev0 + "ip link property add dev dev0 altname enp7s0"),
        Cycle("device: an altname longer than any name", Selecting($"\"device\":\"{LongName}\""),
            Dev0 + "ip link property add dev dev0 altname " + LongName),
        Cycle("device: a name with a quote", Selecting("\"device\":\"d\\\"0\""), "ip link add 'd\"0' index 10 address 0a:00:00:00:00:01 type ifb"),
        Cycle("device: a name beyond ASCII", Selecting("\"device\":\"dév0\""), "ip link add dév0 index 10 address 0a:00:00:00:00:01 type ifb"),
        Missing("device: missing", "\"device\":\"nodev0\""),
        Missing("device: a missing name longer than any name", $"\"device\":\"{LongName}\""),
        Missing("device: a missing name longer than any altname", $"\"device\":\"{new string('x', 200)}\""),
        Missing("device: a name that is a path", "\"device\":\"../dev0\""),
        Missing("device: a space", "\"device\":\" \""),
    ];

    private static IEnumerable<Case> Addressed
        => from address in new[] { "0a:00:00:00:00:01", "0A:00:00:00:00:01", "0a-00-00-00-00-01", "0a00.0000.0001", "0a0000000001" }
           select Cycle("hwaddr: " + address, Selecting($"\"hwaddr\":\"{address}\""), Other0 + Dev0);

    private static IEnumerable<Case> Misspelt
        => from address in new[] {
               "zz", "0a:00:00:00:00", "0a:00:00:00:00:01:", "0a:00:00:00:00:0g", "0a000000001", "0a00000000001", "0a00000000000001", "0a00000000g1", "0a:00-00:00:00:01", "0a00.0000.00010", "a:0:0:0:0:1",
               " 0a:00:00:00:00:01", "0a:00:00:00:00:99", "0a:00:00:00:00:00:00:01", "\\n" }
           select Missing("hwaddr: nothing has " + address, $"\"hwaddr\":\"{address}\"");

    private static Case[] Shared => [
        new Case("hwaddr: two links have it", Add(Selecting("\"hwaddr\":\"0a:00:00:00:00:01\"")))
            .In(Dev0 + "ip link add twin0 index 9 address 0a:00:00:00:00:01 type ifb")
            .Deviates("no-blind-choice", new Ours(0)
            {
                Exit = 1,
                Stdout = Error(999, "failed to find host device: several links have the address 0a:00:00:00:00:01: \"twin0\", \"dev0\"; "
                    + "say which one by \"device\""),
                Changes = [],
            }),
        new Case("hwaddr: a macvlan on the device has it too", Add(Selecting("\"hwaddr\":\"0a:00:00:00:00:01\",\"guard\":\"off\"")))
            .In(Dev0 + "ip link add upper0 link dev0 index 9 address 0a:00:00:00:00:01 type macvlan")
            .Deviates("no-blind-choice", new Ours(0)
            {
                Exit = 0,
                Stdout = Result,
                Changes = [Came("pod", "net1", "up", FromDev0), Went("host", "dev0", "down")],
            }),
    ];

    private static Case[] Pathed => [
        Cycle("kernelpath: in the real sysfs", Selecting("\"kernelpath\":\"/sys/devices/virtual\"")),
        Cycle("kernelpath: with a slash at the end", Selecting("\"kernelpath\":\"/sys/devices/virtual/\"")),
        Cycle("kernelpath: with a detour", Selecting("\"kernelpath\":\"/sys/devices/system/../virtual\"")),
        Missing("kernelpath: not absolute", "\"kernelpath\":\"devices/virtual\""),
        Missing("kernelpath: not below /sys/devices", "\"kernelpath\":\"/dev/x\""),
        Missing("kernelpath: only its beginning is right", "\"kernelpath\":\"/sys/devicesx\""),
        Missing("kernelpath: out of /sys/devices by a detour", "\"kernelpath\":\"/sys/devices/../class/net/dev0/device\"").Deviates("paths-as-given", s_detour),
        Missing("kernelpath: missing", "\"kernelpath\":\"/sys/devices/nope\""),
        Missing("kernelpath: a device without links", "\"kernelpath\":\"/sys/devices/system/cpu\""),
        Missing("kernelpath: a file", "\"kernelpath\":\"/sys/devices/virtual/net/dev0/mtu\""),
        new Case("kernelpath: an empty net folder", Add(Selecting("\"kernelpath\":\"/sys/devices/x\"")))
            .In("mkdir -p /run/sys/devices/x/net; mount --bind /run/sys /sys"),
        new Case("kernelpath: a link that is not here", Add(Selecting("\"kernelpath\":\"/sys/devices/x\"")))
            .In("mkdir -p /run/sys/devices/x/net/gone0; mount --bind /run/sys /sys"),
        new Case("kernelpath: a device with two links", Add(Selecting("\"kernelpath\":\"/sys/devices/x\"")))
            .In(Dev0 + Other0 + "mkdir -p /run/sys/devices/x/net/other0 /run/sys/devices/x/net/dev0; mount --bind /run/sys /sys")
            .Deviates("no-blind-choice", new Ours(0)
            {
                Exit = 1,
                Stdout = Error(999, "failed to find host device: /sys/devices/x/net has several network devices: \"dev0\", \"other0\"; "
                    + "say which one by \"device\" or \"hwaddr\""),
                Changes = [],
            }),
    ];

    private static Case[] Preferred => [
        Cycle("selector: device before hwaddr", Selecting("\"hwaddr\":\"0a:00:00:00:00:02\",\"device\":\"dev0\""), Dev0 + Other0),
        Cycle("selector: hwaddr before kernelpath", Selecting("\"kernelpath\":\"/sys/devices/nope\",\"hwaddr\":\"0a:00:00:00:00:01\"")),
        Cycle("selector: device before a wrong hwaddr", Selecting("\"hwaddr\":\"zz\",\"device\":\"dev0\"")),
        Missing("selector: a missing device is not looked for by hwaddr", "\"device\":\"nodev0\",\"hwaddr\":\"0a:00:00:00:00:01\""),
        Missing("selector: device does not excuse a missing PCI device", "\"device\":\"dev0\",\"pciBusID\":\"0000:ff:00.0\""),
    ];

    private static Case Missing(string name, string members)
        => new Case(name, Add(Selecting(members)), new Step("CHECK", Selecting(members))).In(DressedDev0);
}
