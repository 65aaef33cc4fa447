using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.IpGolden;

/// <summary>One command of <c>ip</c>, and the same request by our builders in the same order of attributes.</summary>
/// <param name="Command">Arguments, within the namespace of the test, whose name <c>{ns}</c> stands for.</param>
/// <param name="Build">The bytes; called before the command runs.</param>
internal sealed record IpCase(string Command, Func<TestNamespace, byte[]> Build)
{
    /// <summary>
    /// Where the headers of nests are in which <c>NLA_F_NESTED</c> is the one difference: iproute2 leaves it out there for kernels that
    /// never saw it, ours sets it always.
    /// </summary>
    public int[] UnmarkedNests { get; init; } = [];

    /// <summary>Where the number of an open file is, which <c>ip</c> chooses for itself; 0 for none.</summary>
    public int FileNumberAt { get; init; }

    /// <summary>Commands that come before, beside the links that every test has.</summary>
    public string[] Before { get; init; } = [];

    public override string ToString() => Command;
}
