using static Tmds.Linux.LibC;

namespace Netlink.Codec.Tests.Fuzz;

/// <summary>Memory that ends at a page nobody may touch: a read one byte too far ends the process instead of passing unseen.</summary>
internal sealed unsafe class GuardedMemory : IDisposable
{
    private const int Page = 4096;
    private const int Pages = 4;

    /// <summary>Longest message.</summary>
    public const int Size = Page * Pages;

    private readonly byte* _start;

    public GuardedMemory()
    {
        _start = (byte*)mmap(null, Size + Page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        Assert.True(_start != (byte*)-1);
        Assert.Equal(0, mprotect(_start + Size, Page, PROT_NONE));
    }

    /// <summary>The last bytes before the forbidden page.</summary>
    public Span<byte> Last(int length) => new(_start + Size - length, length);

    public void Dispose() => _ = munmap(_start, Size + Page);
}
