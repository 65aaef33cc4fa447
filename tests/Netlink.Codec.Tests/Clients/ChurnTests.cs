using System.Globalization;
using System.Text;
using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.Clients;

/// <summary>
/// Dumps of links while another process makes and removes some all the time. <c>HOSTDEVICE_CHURN_DUMPS</c> sets how many (100).
/// </summary>
public class ChurnTests(ITestOutputHelper output)
{
    private const int Still = 120;
    private const int Moving = 8;

    [Fact]
    public void Each_dump_is_marked_as_interrupted_or_is_a_state_that_was()
    {
        int dumps = int.TryParse(Environment.GetEnvironmentVariable("HOSTDEVICE_CHURN_DUMPS"), CultureInfo.InvariantCulture, out int wanted) ? wanted : 100;
        using var ns = new TestNamespace();
        // Half of the links that stay lie behind those that move: their place in the kernel's walk shifts.
        Batch.Ip(ns, Enumerable.Range(0, Still).Select(i => $"link add still{i} type ifb"));
        using RtnetlinkClient route = ClientTests.Open(new NetlinkOptions { Namespace = ns.Opened, Buffer = 8 * 1024 });
        byte[] room = new byte[64];
        int interrupted = 0, whole = 0, repeated = 0;
        using (Batch.Churn(ns, Churn()))
        {
            for (int i = 0; i < dumps; i++)
            {
                List<string> names = [];
                DumpEnumerator<GetlinkReply> links = route.GetlinkDump(new GetlinkRequest(room));
                do
                {
                    names.Clear();
                    while (links.MoveNext())
                        names.Add(Encoding.UTF8.GetString(links.Current.Ifname.TryGet(out ReadOnlySpan<byte> name) ? name : default));
                    Assert.False(links.Error.Failed, links.Error.ToString());
                    if (links.Interrupted)
                        interrupted++;
                    else
                        Check(names);
                }
                while (links.Again(attempts: 3));
                whole += links.Interrupted ? 0 : 1;
                repeated += links.Attempts - 1;
            }
        }
        output.WriteLine($"{dumps} dumps, {repeated} repeated: {whole} whole in the end, {interrupted} times interrupted");
        Assert.True(interrupted > 0, "nothing was disturbed, so nothing was shown");
    }

    /// <summary>All that stay, once each; of those that come and go, in order, an unbroken run.</summary>
    private static void Check(List<string> names)
    {
        Assert.Equal(Still, names.Where(name => name.StartsWith("still", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal(names.Count, names.Distinct().Count());
        int[] moving = [.. names.Where(name => name.StartsWith("moving", StringComparison.Ordinal)).Select(name => name[6] - '0').Order()];
        if (moving.Length > 0)
            Assert.Equal(Enumerable.Range(moving[0], moving.Length), moving);
        Assert.True(moving.Length == 0 || moving[0] == 0 || moving[^1] == Moving - 1, string.Join(' ', moving));
    }

    private static IEnumerable<string> Churn()
        => Enumerable.Range(0, Moving).Select(i => $"link add moving{i} type ifb").Concat(Enumerable.Range(0, Moving).Select(i => $"link del moving{i}"));
}
