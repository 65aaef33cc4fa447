using static Plugin.KernelTests.Differential.Cases.Parts;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>Every version of the specification, and what is none.</summary>
internal static class VersionCases
{
    public static IEnumerable<Case> All => [.. Lives, .. Gates, .. Unknown, .. Asked];

    private const string About = """
        CNI host-device plugin v0.1.0
        CNI protocol versions supported: 0.1.0, 0.2.0, 0.3.0, 0.3.1, 0.4.0, 1.0.0, 1.1.0

        """;

    private static readonly Ours[] s_untouched = [new(0) { Changes = [] }, new(1) { Changes = [] }];

    private static IEnumerable<Case> Lives
    {
        get
        {
            foreach (string version in new[] { "0.3.0", "0.3.1", "0.4.0", "1.0.0", "1.1.0" })
                yield return Cycle($"version: {version}, add, check and del", Netconf(version));
            foreach (string version in new[] { "", "0.1.0", "0.2.0" })
                yield return new Case($"version: {(version.Length == 0 ? "empty" : version)} cannot tell a result without addresses",
                    Add(Netconf(version)), Del(Netconf(version))).In(Dev0).Deviates("no-result-no-move", s_untouched);
            yield return new Case("version: absent, cannot tell a result without addresses",
                Add("""{"name":"test-net","device":"dev0"}"""), Del("""{"name":"test-net","device":"dev0"}""")).In(Dev0)
                .Deviates("no-result-no-move", s_untouched);
        }
    }

    private static IEnumerable<Case> Gates
        => from version in new[] { "", "0.1.0", "0.2.0", "0.3.0", "0.3.1", "0.4.0", "1.0.0" }
           from command in new[] { "CHECK", "STATUS", "GC" }
           where command != "CHECK" || string.CompareOrdinal(version, "0.4.0") < 0
           select new Case($"version: {command} of {(version.Length == 0 ? "no version" : version)}", new Step(command, Netconf(version)));

    private static IEnumerable<Case> Unknown
        => from version in new[] { "9.9.9", "1.0", "1.1.1", "abc", "1.0.x", " 1.0.0", "1.0.0.0", "-1.0.0" }
           select new Case($"version: \"{version}\" is not known",
               Add(Netconf(version)), new Step("CHECK", Netconf(version)), Del(Netconf(version)), new Step("STATUS", Netconf(version)),
               new Step("GC", Netconf(version))).In(Dev0);

    private static Case[] Asked => [
        new Case("version: VERSION without input", new Step("VERSION", "")),
        new Case("version: VERSION reads no input", new Step("VERSION", "{ no json")),
        new Case("version: VERSION of a newer configuration", new Step("VERSION", """{"cniVersion":"9.9.9"}""")),
        new Case("version: VERSION needs no variable", new Step("VERSION", "{}") { ContainerId = null, Netns = null, Ifname = null, Path = null }),
        new Case("version: VERSION looks at no variable", new Step("VERSION", "{}") { ContainerId = "/", Netns = "/", Ifname = "/", Path = "/" }),
        new Case("version: a number", Add("""{"name":"n","cniVersion":1,"device":"dev0"}""")),
        new Case("version: null is absent", Del("""{"name":"n","cniVersion":null,"device":"dev0"}""") with { Netns = "" }),
        new Case("version: a list", Del("""{"name":"n","cniVersion":["1.0.0"],"device":"dev0"}""")),
        new Case("version: no command, the text for a person", new Step(null, ""))
            .Deviates("a-version-to-tell", new Ours(0) { Stderr = About }),
        new Case("version: an empty command, the text for a person", new Step("", ""))
            .Deviates("a-version-to-tell", new Ours(0) { Stderr = About }),
    ];
}
