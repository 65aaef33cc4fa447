namespace Netlink.Codec.Tests.Allocations;

/// <summary>Counts what the calling thread allocates.</summary>
internal static class Allocated
{
    /// <summary>Bytes allocated by the last of several runs; the earlier ones let static data and code come into being.</summary>
    public static long By(Action act)
    {
        const int WarmUps = 3;
        for (int i = 0; i < WarmUps; i++)
            act();
        long before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
