using System.Diagnostics;
using System.Globalization;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Comparison;

/// <summary>Dumps all IPv4 routes of the main table through a socket, again and again; prints how long each dump took.</summary>
internal static class LiveDump
{
    private const int BufferSize = 32 * 1024;
    private const int WarmUps = 3;

    /// <summary>Prints routes, checksum, and bytes allocated by the counted dumps, then the nanoseconds of each.</summary>
    /// <param name="arguments">How many dumps to count.</param>
    private static int Main(string[] arguments)
    {
        int count = int.Parse(arguments[0], CultureInfo.InvariantCulture);
        NetlinkError error = NetlinkSocket.Open(NetlinkSocket.Route, out NetlinkSocket? socket);
        byte[] buffer = GC.AllocateArray<byte>(BufferSize, pinned: true);
        long[] times = new long[count];
        (int Routes, ulong Sum) seen = default;
        for (int warm = 0; warm < WarmUps && !error.Failed; warm++)
            error = Dump(socket!, buffer, out seen);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < count && !error.Failed; i++)
        {
            long start = Stopwatch.GetTimestamp();
            error = Dump(socket!, buffer, out seen);
            times[i] = Stopwatch.GetElapsedTime(start).Ticks * 100;
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        socket?.Dispose();
        if (error.Failed)
        {
            Console.Error.WriteLine(error);
            return 1;
        }
        Console.WriteLine($"routes {seen.Routes} sum {seen.Sum} allocated {allocated}");
        foreach (long time in times)
            Console.WriteLine(time);
        return 0;
    }

    private static NetlinkError Dump(NetlinkSocket socket, Span<byte> buffer, out (int Routes, ulong Sum) seen)
    {
        seen = default;
        NetlinkError error = default;
        var request = new GetrouteRequest(stackalloc byte[64]) { RtmFamily = Af.Inet };
        DumpEnumerator dump = socket.Dump(request.Finish(), buffer);
        while (dump.MoveNext())
        {
            if (!GetrouteReply.TryRead(dump.Current, out GetrouteReply route) || route.RtmTable != RtTable.Main || route.RtmDstLen != 24)
                continue;
            seen.Routes++;
            seen.Sum += RouteSum.Of(ref route, ref error);
        }
        return error.Or(dump.Error);
    }
}
