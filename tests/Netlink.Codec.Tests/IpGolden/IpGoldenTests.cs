using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.IpGolden;

/// <summary>Our requests are byte for byte what <c>ip</c> sends for the same command, with strace as the referee.</summary>
public class IpGoldenTests
{
    private const int SequenceAt = 8;

    /// <summary>High byte of <c>nla_type</c>, and the bit of <c>NLA_F_NESTED</c> in it.</summary>
    private const int HighTypeByte = 3;
    private const byte NestedBit = 0x80;

    private static readonly IpCase[] s_cases = [.. LinkCases.All, .. AddressCases.All, .. RouteCases.All, .. RuleCases.All];

    public static TheoryData<string> Commands => [.. s_cases.Select(one => one.Command)];

    [Fact]
    public void There_are_cases_enough_of_every_kind()
    {
        Assert.True(s_cases.Length >= 20);
        foreach (string kind in (string[])["link", "addr", "route", "rule"])
            Assert.True(s_cases.Count(one => one.Command.Split(' ').Contains(kind)) >= 4, kind);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_request_is_byte_for_byte_what_ip_sends(string command)
    {
        IpCase one = s_cases.Single(candidate => candidate.Command == command);
        using var ns = new TestNamespace();
        foreach (string before in (string[])["link add dev0 type veth peer name dev1", "link set dev0 up", "link set dev1 up", .. one.Before])
            ns.Ip(before);
        byte[] ours = one.Build(ns);
        byte[] theirs = SentBytes.Of(ns, command.Replace("{ns}", ns.Name, StringComparison.Ordinal));

        string both = $"\nours   {Convert.ToHexString(ours)}\ntheirs {Convert.ToHexString(theirs)}";
        Assert.True(ours.Length == theirs.Length, both);
        ours.AsSpan(SequenceAt, sizeof(uint)).Clear();
        theirs.AsSpan(SequenceAt, sizeof(uint)).Clear();
        if (one.FileNumberAt != 0)
            theirs.AsSpan(one.FileNumberAt, sizeof(int)).CopyTo(ours.AsSpan(one.FileNumberAt));
        int[] differences = [.. Enumerable.Range(0, ours.Length).Where(at => ours[at] != theirs[at])];
        Assert.True(differences.SequenceEqual(one.UnmarkedNests.Select(nest => nest + HighTypeByte)), $"{string.Join(' ', differences)}{both}");
        Assert.All(differences, at => Assert.Equal(ours[at], theirs[at] | NestedBit));
    }
}
