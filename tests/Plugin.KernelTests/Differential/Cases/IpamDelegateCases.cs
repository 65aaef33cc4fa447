using static Plugin.KernelTests.Differential.Cases.IpamParts;
using static Plugin.KernelTests.Differential.Cases.Parts;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>Delegates that are missing, fail, or answer oddly.</summary>
internal static class IpamDelegateCases
{
    public static IEnumerable<Case> All => [.. Missing, .. Answers, .. Calls];

    private static Case[] Missing => [
        Fails("no such binary", Add(With("\"type\":\"nope\""))),
        Fails("no such binary in several folders", Add(With("\"type\":\"nope\"")) with { Path = "/run/a:/run/cni/bin::/run/b" }),
        Fails("a name with a slash", Add(With("\"type\":\"../fake\""))),
        Fails("a folder of its name", Add(With("\"type\":\"dir\"")), "mkdir /run/cni/bin/dir\n"),
        Fails("a file that may not run", Add(With("\"type\":\"file\"")), ": >/run/cni/bin/file\n"),
        Fails("a file that is no program", Add(With("\"type\":\"file\"")), "echo text >/run/cni/bin/file; chmod 755 /run/cni/bin/file\n"),
        Works("found in the second folder", GivesAddress, With(FakeType), "/run/nowhere:/run/cni/bin"),
    ];

    private static IEnumerable<Case> Answers
        => from answer in s_answers
           select Fails(answer.Name, Add(With(FakeType, answer.Version)), Fake($"ADD) {answer.Lines} ;;"), Called(1, "ADD"), Called(2, "DEL"));

    private static readonly (string Name, string Version, string Lines)[] s_answers = [
        ("an error object", "1.0.0", """echo '{"cniVersion":"1.0.0","code":11,"msg":"try <later>","details":"& more"}'; exit 1"""),
        ("an error without details", "1.0.0", """echo '{"code":100,"msg":"no"}'; exit 3"""),
        ("an error object of code 0", "1.0.0", """echo '{"code":0,"msg":""}'; exit 1"""),
        ("fails in silence", "1.0.0", "exit 1"),
        ("fails with another code in silence", "1.0.0", "exit 42"),
        ("fails with words on standard error", "1.0.0", "echo 'so \"sad\"' >&2; exit 1"),
        ("fails with words that are no JSON", "1.0.0", "echo sad; exit 1"),
        ("fails with both", "1.0.0", """echo words >&2; echo '{"code":7,"msg":"m"}'; exit 1"""),
        ("is killed", "1.0.0", "kill -9 $$"),
        ("answers nothing", "1.0.0", ":"),
        ("answers null", "1.0.0", "echo null"),
        ("answers an empty object", "1.0.0", "echo '{}'"),
        ("answers no addresses", "1.0.0", """echo '{"cniVersion":"1.0.0"}'"""),
        ("answers an empty list", "1.0.0", """echo '{"cniVersion":"1.0.0","ips":[]}'"""),
        ("answers words", "1.0.0", "echo hello"),
        ("answers a list", "1.0.0", "echo '[]'"),
        ("answers an unknown version", "1.0.0", """echo '{"cniVersion":"9.9.9","ips":[{"address":"10.1.0.1/24"}]}'"""),
        ("answers an address that is none", "1.0.0", """echo '{"cniVersion":"1.0.0","ips":[{"address":"10.1.0.999/24"}]}'"""),
        ("answers an address without a mask", "1.0.0", """echo '{"cniVersion":"1.0.0","ips":[{"address":"10.1.0.1"}]}'"""),
        ("answers ips of a wrong type", "1.0.0", """echo '{"cniVersion":"1.0.0","ips":5}'"""),
        ("answers a route that is none", "1.0.0", """echo '{"cniVersion":"1.0.0","ips":[{"address":"10.1.0.1/24"}],"routes":[{"dst":"x"}]}'"""),
        ("answers a gateway that is none", "1.0.0", """echo '{"cniVersion":"1.0.0","ips":[{"address":"10.1.0.1/24","gateway":"x"}]}'"""),
    ];

    private static Case[] Calls => [
        Works("a plain answer", GivesAddress),
        Works("an answer without a version", """ADD) echo '{"ips":[{"address":"10.1.0.1/24"}]}' ;;"""),
        Works("an answer in the layout of 0.2.0",
            """ADD) echo '{"cniVersion":"0.2.0","ip4":{"ip":"10.1.0.1/24","gateway":"10.1.0.9","routes":[{"dst":"10.9.0.0/16"}]},"ip6":{"ip":"fd00:1::1/64"}}' ;;"""),
        Works("an answer in the layout of 0.4.0",
            """ADD) echo '{"cniVersion":"0.4.0","ips":[{"version":"4","address":"10.1.0.1/24","gateway":"10.1.0.9"}],"routes":[{"dst":"10.9.0.0/16"}]}' ;;"""),
        Works("a newer answer to an older configuration", GivesAddress, With(FakeType, "0.3.1")),
        Works("an answer with interfaces and dns",
            """ADD) echo '{"cniVersion":"1.0.0","interfaces":[{"name":"x"}],"ips":[{"address":"10.1.0.1/24","interface":7}],"dns":{"domain":"x"}}' ;;"""),
        Works("words on standard error beside a result", """ADD) echo 'by the way' >&2; echo '{"cniVersion":"1.0.0","ips":[{"address":"10.1.0.1/24"}]}' ;;"""),
        Works("words on standard error at DEL", GivesAddress + "\nDEL) echo 'by the way' >&2 ;;"),
        Works("an answer with unknown keys", """ADD) echo '{"cniVersion":"1.0.0","x":[1],"ips":[{"address":"10.1.0.1/24","y":{}}]}' ;;"""),
        Works("variables and input as they came",
            """ADD) env | grep -E '^CNI_' | sort >/run/kept/env; echo "$input" >/run/kept/input; echo '{"cniVersion":"1.0.0","ips":[{"address":"10.1.0.1/24"}]}' ;;""",
            With(FakeType + ",\"x\" : 1", more: " ,\n\"y\":2")),
        Works("a large answer",
            """ADD) echo '{"cniVersion":"1.0.0","x":"'"$(head -c 200000 /dev/zero | tr '\0' x)"'","ips":[{"address":"10.1.0.1/24"}]}' ;;"""),
        Quiet("STATUS that succeeds", "STATUS", ""),
        Quiet("STATUS that fails", "STATUS", """STATUS) echo '{"code":50,"msg":"not ready"}'; exit 1 ;;"""),
        Quiet("STATUS that fails in silence", "STATUS", "STATUS) exit 1 ;;"),
        Quiet("GC", "GC", "").Deviates("gc-forwarded", new Ours(0) { Changes = [Called(1, "GC")] }),
        Quiet("GC that fails", "GC", """GC) echo '{"code":100,"msg":"no"}'; exit 1 ;;""")
            .Deviates("gc-forwarded", new Ours(0) { Exit = 1, Stdout = Error(100, "no"), Changes = [Called(1, "GC")] }),
        new Case("ipam: STATUS without the binary", new Step("STATUS", With("\"type\":\"nope\"", "1.1.0")))
            .Deviates("status-50", new Ours(0) { Stdout = Error(50, "failed to find plugin \"nope\" in path [/run/cni/bin]") }),
        new Case("ipam: CHECK that fails", Add(With(FakeType)), Check(With(FakeType)))
            .In(Dev0 + Fake(GivesAddress + "\nCHECK) echo '{\"code\":100,\"msg\":\"lost\"}'; exit 1 ;;")),
        new Case("ipam: CHECK without a prevResult", Add(With(FakeType)), new Step("CHECK", With(FakeType))).In(Dev0 + Fake(GivesAddress)),
    ];

    /// <summary>ADD fails after the move; ours leaves nothing of it but the trace of these calls.</summary>
    private static Case Fails(string name, Step add, string setup = "", params string[] calls)
        => new Case("ipam: " + name, add).In(Dev0 + setup).Deviates("failed-add-undone", new Ours(0) { Changes = calls });

    private static Case Works(string name, string lines, string? netconf = null, string path = "/run/cni/bin")
        => Cycle("ipam: " + name, netconf ?? With(FakeType), Dev0 + Fake(lines)).With(step => step with { Path = path });

    private static Case Quiet(string name, string command, string lines)
        => new Case("ipam: " + name, new Step(command, With(FakeType, "1.1.0"))).In(Dev0 + Fake(lines));
}
