using System.Globalization;

namespace Plugin.KernelTests.Budgets;

/// <summary>
/// How much a process of .NET has allocated on its managed heap, read from outside, since a published program has no counter that could
/// be asked: the youngest generation is filled from its beginning, and in a call that never collects nothing leaves it.
/// </summary>
/// <remarks>
/// It is the one region of the collector's reservation that has more than its first page committed: at a multiple of 4 MiB, unreachable
/// memory on both sides, its first words empty. Should a later runtime lay it out otherwise, there is none or several, and the test says so.
/// Counted is from the first byte that is not 0 to the last; an object that ends in zeros may hide a few.
/// </remarks>
internal static class ManagedHeap
{
    private const long RegionAlignment = 4 << 20;
    private const long LargestCommitted = 1 << 20;
    private const long FirstPage = 4096;

    /// <summary>Bytes of objects, the runtime's own from its start included.</summary>
    /// <param name="process">Its folder in <c>/proc</c>.</param>
    public static int BytesUsed(string process)
    {
        Mapping[] maps = [.. File.ReadLines(process + "/maps").Select(Mapping.Parse)];
        using FileStream memory = File.OpenRead(process + "/mem");
        byte[] region = Assert.Single(Candidates(maps).Select(mapping => Read(memory, mapping)), IsRegion);
        int first = region.AsSpan().IndexOfAnyExcept((byte)0), last = region.AsSpan().LastIndexOfAnyExcept((byte)0);
        return last - first + 1;
    }

    private static IEnumerable<Mapping> Candidates(Mapping[] maps)
        => maps.Skip(1).SkipLast(1).Where((mapping, i) => mapping.IsPrivateData && mapping.Start % RegionAlignment == 0
            && mapping.Length is > FirstPage and <= LargestCommitted && maps[i].IsReserved && maps[i].End == mapping.Start
            && maps[i + 2].IsReserved && maps[i + 2].Start == mapping.End);

    // The arenas of malloc lie alike, but begin with their own administration.
    private static bool IsRegion(byte[] bytes) => bytes.AsSpan().IndexOfAnyExcept((byte)0) > 0;

    private static byte[] Read(FileStream memory, Mapping mapping)
    {
        byte[] bytes = new byte[mapping.Length];
        memory.Position = mapping.Start;
        memory.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A line of <c>/proc/PID/maps</c>.</summary>
    private sealed record Mapping(long Start, long End, string Permissions, bool IsAnonymous)
    {
        public long Length => End - Start;

        public bool IsPrivateData => IsAnonymous && Permissions == "rw-p";

        public bool IsReserved => IsAnonymous && Permissions == "---p";

        public static Mapping Parse(string line)
        {
            string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] range = fields[0].Split('-');
            return new Mapping(Hex(range[0]), Hex(range[1]), fields[1], fields.Length == 5);
        }

        private static long Hex(string text) => long.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
