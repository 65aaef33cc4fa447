using static Plugin.KernelTests.Differential.Reason;

namespace Plugin.KernelTests.Differential;

/// <summary>Every deliberate difference, by topic.</summary>
internal static class Deviations
{
    private const string Silent = "says nothing";
    private const string DelSucceeds = "DEL succeeds when resources are missing, and can be repeated";
    private const string AddFails = "an ADD that fails has no effect that DEL must clean";

    public static Deviation[] All => [.. Add, .. Delegates, .. Recovery, .. Errors, .. Check, .. Del];

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
        new("no-blind-choice", User,
            "of several links with one MAC, or of one PCI function or kernelpath, the first is taken",
            Silent,
            "representors, and links that only lend their MAC, are passed over; where several are left ADD refuses, and lists them"),
        new("guard", User,
            "a device that the host itself uses (port of a bridge, under a macvlan, with an address or the default route) is moved in silence",
            Silent,
            "one line on standard error; `\"guard\": \"strict\"` refuses before anything is touched, `\"off\"` is silent"),
        new("prev-result-passed-on", Specification,
            "ADD ignores `prevResult`",
            "a plugin passes on the result of those before it, with its own added",
            "as the specification"),
        new("own-netns-first", User,
            "CNI_NETNS is the plugin's own: the device is renamed and loses its addresses, result and error are printed one behind the other",
            "one JSON object on standard output",
            "code 8 before anything is touched"),
        new("not-a-netns", User,
            "a namespace of another kind, or a file of proc: refused after the device has lost addresses, routes and alias",
            AddFails,
            "`failed to open netns` before anything is touched"),
    ];

    private static Deviation[] Delegates => [
        new("failed-add-undone", Specification,
            "when the delegate fails, answers nothing usable, or its addresses and routes are refused, the device stays in the container; "
            + "after a failed ADD of the delegate its DEL is not called",
            "when a delegate fails, the plugin calls it again with DEL before it returns failure",
            "the same error; the delegate gets its DEL, and the device is back on the host"),
        new("route-metrics", User,
            "`mtu` and `advmss` of a route are told in the result and not applied",
            "`routes` tell what is set up",
            "they are applied"),
        new("gc-forwarded", Specification,
            "GC does nothing, and reads nothing",
            "GC is forwarded to delegates, and their errors are reported",
            "as the specification"),
    ];

    private static Deviation[] Check => [
        new("check-is-right", User,
            "CHECK fails for addresses with /32 and for routes in a table: both are looked for as routes of table main",
            "CHECK fails if what ADD made is missing or wrong",
            "looks where ADD has put them"),
        new("check-link-up", Specification,
            "a link that is down in the container goes unnoticed, or is told as a missing route",
            "CHECK fails if what ADD made is missing or wrong",
            "`Interface net1 is down`"),
    ];

    private static Deviation[] Recovery => [
        new("self-heal", User,
            "a device that came home under the pod's name is not found by its own, or moves on as if the pod's name were its own",
            Silent,
            "ADD, GC, and DEL of the netns that is gone know it by its record or alias, and it has its own name again"),
        new("status-50", Specification,
            "999 when the delegate's binary is missing",
            "50 when ADD cannot be served",
            "50, the same words; also when a capability is missing"),
        new("status-device", User,
            "the device is never looked at",
            "50 when ADD cannot be served",
            "as upstream, since a device in its own healthy pod is no fault of the node; `\"status\": \"device\"` asks for it, and is answered by 50"),
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
        new("paths-as-given", User,
            "the error for a `pciBusID` or `kernelpath` with `..` names the path where that leads",
            Silent,
            "the error has the path as the configuration has it"),
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
        new("del-returns-anyway", Specification,
            "when the delegate's DEL fails, the device stays in the container",
            DelSucceeds,
            "the device is returned, then the delegate's error reported"),
        new("del-asks-delegate", Specification,
            "without CNI_NETNS, or when the netns is gone, the delegate's DEL is not called: its addresses are never released",
            DelSucceeds + "; addresses are released although the netns is gone",
            "the delegate's DEL is always called"),
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
