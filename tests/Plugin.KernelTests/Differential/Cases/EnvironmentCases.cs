using static Plugin.KernelTests.Differential.Cases.Parts;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>Faults of the variables that a runtime sets.</summary>
internal static class EnvironmentCases
{
    private static readonly Step s_add = Add(Netconf());

    public static IEnumerable<Case> All => [.. Missing, .. Ids, .. Names, .. Commands];

    private static IEnumerable<Case> Missing
    {
        get
        {
            foreach (string command in new[] { "ADD", "CHECK", "DEL", "GC", "STATUS" })
            {
                yield return Refused($"{command} without any variable",
                    new Step(command, Netconf("1.1.0")) { ContainerId = null, Netns = null, Ifname = null, Path = null });
            }
            yield return Refused("ADD without CNI_CONTAINERID", s_add with { ContainerId = null });
            yield return Refused("ADD with an empty CNI_CONTAINERID", s_add with { ContainerId = "" });
            yield return Refused("ADD without CNI_NETNS", s_add with { Netns = null });
            yield return Refused("ADD without CNI_IFNAME", s_add with { Ifname = null });
            yield return Refused("ADD without CNI_PATH", s_add with { Path = null });
            yield return Refused("DEL without CNI_PATH", Del(Netconf()) with { Path = null });
            yield return Refused("missing variables are told before broken input", s_add with { Ifname = null, Input = "{" });
        }
    }

    private static IEnumerable<Case> Ids
        => from id in new[] { "a/b", "-a", ".a", "_a", "a b", "a\n", "é", "a:b" }
           select Refused($"CNI_CONTAINERID {Show(id)}", s_add with { ContainerId = id });

    private static IEnumerable<Case> Names
        => from name in new[] { ".", "..", "a/b", "a:b", "a b", " net1", "net1\t", "a\u0085", "a\u3000", "1234567890123456", "123456789é12345" }
           from command in new[] { "ADD", "DEL" }
           where command == "ADD" || name.Length < 4
           select Refused($"{command} with CNI_IFNAME {Show(name)}", new Step(command, Netconf()) { Ifname = name });

    private static Case[] Commands => [
        Refused("an unknown command", new Step("FOO", Netconf())),
        Refused("a command in lower case", new Step("add", Netconf())),
        Refused("an unknown command without input", new Step("FOO", "")),
        Refused("a command that needs escapes", new Step("<&>\u2028\"\\\u0001", Netconf())),
        Refused("a bad name before a missing netns", s_add with { Netns = null, Ifname = "a/b" }),
        Refused("a bad id before a bad name", s_add with { ContainerId = "/", Ifname = "a/b" }),
    ];

    private static Case Refused(string name, Step step) => new Case("environment: " + name, step).In(DressedDev0);

    private static string Show(string text)
        => "\"" + string.Concat(text.Select(c => c is < ' ' or (> '~' and not 'é') ? $"\\u{(int)c:x4}" : c.ToString())) + "\"";
}
