using System.Runtime.InteropServices;

namespace HostDevice.Devices;

/// <summary>Room for the kernel's answers, of which only the pages that an answer fills are ever touched.</summary>
/// <remarks>
/// Not on the stack: entering a method touches every page of its frame, seven page faults for an answer of 20 bytes. Not an array: the
/// collector clears it, and its bytes count as allocated.
/// </remarks>
internal unsafe ref struct ReplyBuffer
{
    /// <summary>The kernel fills a datagram of a dump up to this much, and never cuts a message that is offered it (<c>netlink_dump</c>).</summary>
    internal const int Size = 32 * 1024;

    private byte* _bytes;

    internal static ReplyBuffer Allocate() => new() { _bytes = (byte*)NativeMemory.Alloc(Size) };

    internal readonly Span<byte> Span => new(_bytes, Size);

    public void Dispose()
    {
        NativeMemory.Free(_bytes);
        _bytes = null;
    }
}
