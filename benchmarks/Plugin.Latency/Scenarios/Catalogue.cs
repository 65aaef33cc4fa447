using System.Globalization;
using Plugin.Latency.Kernel;

namespace Plugin.Latency.Scenarios;

/// <summary>All scenarios, in the order in which they run.</summary>
internal static class Catalogue
{
    private const string Device = AttachScenario.Device;

    internal static IReadOnlyList<Scenario> All { get; } =
    [
        new AttachScenario("add-del", "ADD and DEL without IPAM on a quiet machine, with a pause before each ADD; DEL follows at once") { HasKernel = true },
        new AttachScenario("add-del-apart", "The same with a pause before each DEL too, so that upstream has cleared away what its ADD left")
        {
            IsApart = true,
            Share = 0.5,
        },
        new StartScenario("version", "VERSION: a process that starts and prints a line", "VERSION"),
        new StartScenario("status", "STATUS: a process that starts and reads its configuration", "STATUS"),
        new CheckScenario("check", "CHECK of an attachment without IPAM"),
        new AttachScenario("ipam-static", "ADD and DEL with the delegate `static`: one IPv4 address, a gateway and a default route")
        {
            HasFloor = false,
            Netconf = () => Netconf.Device(Device).Plus("ipam", Netconf.Static("10.9.0.2/24", "10.9.0.1", "0.0.0.0/0")),
        },
        new AttachScenario("ipam-host-local", "ADD and DEL with the delegate `host-local`: one IPv4 address, a gateway and a default route")
        {
            HasFloor = false,
            Netconf = () => Netconf.Device(Device).Plus("ipam", Netconf.HostLocal("10.9.0.200")),
        },
        new AttachScenario("ipam-failing", "ADD that fails since `host-local` has no address left, and the DEL of the runtime; again and again")
        {
            HasFloor = false,
            AddExit = 1,
            Netconf = () => Netconf.Device(Device).Plus("ipam", Netconf.HostLocal("10.9.0.2")),
            Before = TakeOnlyLease,
        },
        new AttachScenario("ipv6-gateway", "ADD and DEL with `static`: one IPv6 address and a gateway, so that ADD waits for duplicate address detection")
        {
            HasFloor = false,
            WatchesDad = true,
            IsLong = true,
            Share = 0.4,
            Netconf = () => Ipv6(),
        },
        new AttachScenario("ipv6-dad-off", "The same with `\"dad\": \"off\"`, which upstream does not know")
        {
            HasFloor = false,
            Share = 0.4,
            IsLong = true,
            Netconf = () => Ipv6().Plus("dad", "off"),
        },
        .. Links(),
        .. new[] { 1, 2, 4 }.Select(count => new AttachScenario(Numbered("movers", count),
            $"ADD and DEL beside {count} other {(count == 1 ? "mover" : "movers")}, without a pause") { Movers = count }),
        .. new[] { 1, 4, 16 }.Select(count => new ParallelScenario(Numbered("parallel", count),
            $"ADD and DEL, {count} at a time") { Threads = count, Devices = count, Times = Math.Max(2, 20 / count) }),
        new ParallelScenario("churn", "500 ADD and 500 DEL over 50 devices, 4 at a time") { Threads = 4, Devices = 50, Times = 10, Share = 0 },
        new EightDevices("devices-8", "Eight devices in one ADD, against eight ADDs of the peer and the kernel's time for eight moves of the floor plus one start"),
    ];

    private static IEnumerable<Scenario> Links()
    {
        foreach (int count in new[] { 1, 100, 1000 })
        {
            string links = count == 1 ? "1 link" : $"{count.ToString("#,0", CultureInfo.InvariantCulture)} links";
            yield return new AttachScenario(Numbered("links", count) + "-name", $"ADD and DEL by name, {links} on the host")
            {
                Links = count - 1,
                IsLong = count == 1000,
                Share = 0.5,
            };
            yield return new AttachScenario(Numbered("links", count) + "-mac", $"ADD and DEL by hardware address, {links} on the host")
            {
                Links = count - 1,
                IsLong = count == 1000,
                Share = 0.5,
                HasFloor = false,
                Netconf = () => Netconf.With("hwaddr", AttachScenario.Address),
            };
        }
    }

    private static string Numbered(string name, int count) => $"{name}-{count}";

    private static System.Text.Json.Nodes.JsonObject Ipv6()
        => Netconf.Device(Device).Plus("ipam", Netconf.Static("fd00:9::2/64", "fd00:9::1", "::/0"));

    /// <summary>The range has one address: another container takes it.</summary>
    private static void TakeOnlyLease(Bench bench)
    {
        Testbed.Container("tenant");
        var attachment = new Attachment("tenant", Netconf.Device(Device).Plus("ipam", Netconf.HostLocal("10.9.0.2")), bench.CniPath);
        using Programs.ProgramCall call = attachment.Call([Path.Combine(bench.CniPath, "host-local")], "ADD");
        call.Run().Demand(0, "host-local ADD");
    }
}
