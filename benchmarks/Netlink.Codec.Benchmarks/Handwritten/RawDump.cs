namespace Netlink.Codec.Benchmarks.Handwritten;

/// <summary>Walks a dump by bare pointer, as the macros <c>NLMSG_OK</c> and <c>NLMSG_NEXT</c> do.</summary>
internal static unsafe class RawDump
{
    internal static long SumOfIndexes(ReadOnlySpan<byte> dump)
    {
        fixed (byte* start = dump)
        {
            long sum = 0;
            byte* at = start;
            byte* end = start + dump.Length;
            while (end - at >= 16)
            {
                uint length = *(uint*)at;
                if (length < 16 || length > end - at)
                    break;
                if (*(ushort*)(at + 4) == 16 && length >= 32)
                    sum += *(int*)(at + 20);
                at += (length + 3) & ~3u;
            }
            return sum;
        }
    }
}
