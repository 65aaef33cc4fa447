namespace Plugin.Latency.Results;

/// <summary>The bounds that the project sets itself, in one table. A report says of each whether it was met; no test fails on them.</summary>
internal static class Bounds
{
    internal static IReadOnlyList<Bound> All { get; } =
    [
        .. Both("quiet, of the floor", "add-del", "ours:floor/pairs", 1.12, 1.12),
        .. Both("quiet, above the floor, in C no-ops", "add-del", "ours:floor/no-ops", 2, 2),
        .. Both("quiet, of the peer", "add-del", "ours:peer/pairs", 0.48, 0.40),
        .. Both("quiet, CPU, of the peer", "add-del", "ours:peer/cpu", 0.25, 0.25),
        .. Both("beside 2 movers, of the floor", "movers-2", "ours:floor/pairs", 1.12, 1.12),
        .. Both("beside 2 movers, of the peer", "movers-2", "ours:peer/pairs", 0.27, 0.42),
        new("VERSION, of a C no-op (goal: 2.0)", "version/VERSION/ours:noop/pairs", 2.3),
        new("VERSION, of the peer", "version/VERSION/ours:peer/pairs", 0.55),
        new("STATUS, of a C no-op (goal: 2.0)", "status/STATUS/ours:noop/pairs", 2.3),
        new("STATUS, of the peer", "status/STATUS/ours:peer/pairs", 0.55),
        new("ADD with host-local, of the peer", "ipam-host-local/ADD/ours:peer/pairs", 0.5),
        new("ADD with an IPv6 gateway, ms after the kernel's word that detection is over", "ipv6-gateway/after DAD/ours/p50", 5),
        new("ADD with an IPv6 gateway and `dad` off, ms", "ipv6-dad-off/ADD/ours/p50", 100),
        new("16 at a time, calls per second, of the peer", "parallel-16/ADD+DEL/ours:peer/throughput", 2, IsLeast: true),
        new("eight devices, of eight moves of the kernel and one start", "devices-8/ADD/ours:kernel/pairs", 1.1),
        new("eight devices, of eight ADDs of the peer", "devices-8/ADD/ours:peer/pairs", 0.42),
        .. Both("peak memory, KiB", "add-del", "ours/peak", 4096, 4096),
        .. Both("requests that take RTNL", "add-del", "ours/rtnl", 1, 2),
        .. Both("moves", "add-del", "ours/moves", 1, 1),
        new("STATUS, requests that take RTNL", "status/STATUS/ours/rtnl", 0),
    ];

    private static IEnumerable<Bound> Both(string words, string scenario, string measure, double add, double del)
        => [new($"ADD, {words}", $"{scenario}/ADD/{measure}", add), new($"DEL, {words}", $"{scenario}/DEL/{measure}", del)];
}
