using static Plugin.KernelTests.Differential.Reason;

namespace Plugin.KernelTests.Differential;

/// <summary>Every deliberate difference, by topic.</summary>
internal static class Deviations
{
    private const string Silent = "says nothing";
    private const string DelSucceeds = "DEL succeeds when resources are missing, and can be repeated";
    private const string AddFails = "an ADD that fails has no effect that DEL must clean";

    public static Deviation[] All => [.. Add, .. Errors, .. Del];

    private static Deviation[] Add => [
        new("no-result-no-move", User,
            "cniVersion up to 0.2.0 without addresses: the device is moved, then `cannot convert: no valid IP addresses`",
            AddFails,
            "the same error before anything is touched"),
        new("refused-untouched", User,
            "a refused move loses the device's addresses, routes and alias: it has been in another namespace and back",
            AddFails,
            "names are looked up before the move; the device stays where it is, with all it has; `details` say what is in the way"),
        new("late-names", User,
            "`all`, `default`, names with `%` or byte a0 are tried: the device loses addresses and routes, or is called `net0` in the container",
            "CNI_IFNAME is a valid interface name",
            "code 4 before anything is touched"),
        new("altname-in-the-way", User,
            "an altname that is taken in the container, or that is CNI_IFNAME, makes ADD impossible",
            Silent,
            "it is taken off for the time in the container and given back by DEL"),
        new("own-netns-first", User,
            "CNI_NETNS is the plugin's own: the device is renamed and loses its addresses, result and error are printed one behind the other",
            "one JSON object on standard output",
            "code 8 before anything is touched"),
        new("not-a-netns", User,
            "a namespace of another kind, or a file of proc: refused after the device has lost addresses, routes and alias",
            AddFails,
            "`failed to open netns` before anything is touched"),
    ];

    private static Deviation[] Errors => [
        new("one-request", User,
            "errors name the step: to tempNS, rename, set up",
            "`msg` and `details` are free text",
            "there is one step and no temporary namespace: the error names the move, and `details` carry the kernel's own words"),
        new("what-is-in-the-way", User,
            "DEL when the name is taken on the host: `file exists`",
            "`details` are free text",
            "the same, and `details` name what is in the way"),
        new("a-version-to-tell", User,
            "without CNI_COMMAND: `plugin version unknown`, unless stamped by the builder",
            Silent,
            "tells its version"),
        new("pci-address-is-no-path", User,
            "`pciBusID` with slashes is resolved as a path, and the error names where that leads",
            Silent,
            "an address is one name: the error has it as it was given"),
    ];

    private static Deviation[] Del => [
        new("del-missing-link", Specification,
            "`failed to find \"net1\" in containerNS: Link not found`, for ever",
            DelSucceeds,
            "exit 0"),
        new("del-missing-netns", Specification,
            "`failed to open netns`, for ever",
            DelSucceeds,
            "exit 0, also when what is left at the path is an ordinary file"),
        new("del-renamed", Specification,
            "a device that was renamed in the container is not found",
            DelSucceeds + "; what ADD made is undone",
            "found by its alias, and returned"),
        new("del-lost-selector", Specification,
            "DEL demands a selector, and fails for ever when the configuration has lost it",
            DelSucceeds,
            "the selector is not needed: the device is returned"),
        new("del-lost-device", Specification,
            "DEL looks for the PCI device that the configuration names, and fails for ever when it has gone",
            DelSucceeds,
            "it is not looked for: the device is returned"),
        new("del-by-record", User,
            "the alias alone tells the name on the host: cleared in the container, the device stays there; changed, it comes home under a name not its own",
            "what ADD made is undone",
            "a record that ADD left on the host tells, and the hardware address guards it"),
        new("alias-returned", User,
            "an alias that the administrator gave the device is lost",
            Silent,
            "DEL gives it back"),
        new("index-returned", User,
            "a device whose index was taken in the container comes home with another one",
            Silent,
            "DEL gives it the old index if that is free"),
        new("same-netns-stays-up", User,
            "with CNI_NETNS_OVERRIDE and the plugin's own netns, DEL leaves the link down, by a detour through another namespace",
            Silent,
            "DEL renames it and leaves its state alone"),
    ];
}
