using Netlink.Codec.Tests.Wire;
using static Tmds.Linux.LibC;

namespace Netlink.Codec.Tests.Sockets;

/// <summary>
/// A socket whose other end is the test instead of the kernel: a pair of datagram sockets, whose sender has no port id, like the kernel.
/// For what a kernel does not do on demand.
/// </summary>
internal sealed unsafe class MadeAnswers : IDisposable
{
    public const uint Sequence = 100;
    public const uint Port = 4242;

    private readonly int _kernelEnd;

    public MadeAnswers(params ReadOnlySpan<byte[]> datagrams)
    {
        int* ends = stackalloc int[2];
        Assert.Equal(0, socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, ends));
        Socket = new NetlinkSocket(ends[0], Port, isConnected: true);
        _kernelEnd = ends[1];
        foreach (byte[] datagram in datagrams)
            Send(datagram);
    }

    public NetlinkSocket Socket { get; }

    /// <summary>A message that answers the request.</summary>
    public static byte[] Answer(int type, NetlinkFlags flags, params ReadOnlySpan<byte[]> payload)
        => RawBytes.Message(type, flags, Sequence, Port, payload);

    /// <summary>The end of a dump.</summary>
    public static byte[] Done(NetlinkFlags flags = NetlinkFlags.Multi) => Answer(3, flags, RawBytes.Of(0));

    /// <summary>Says something more.</summary>
    public void Send(ReadOnlySpan<byte> datagram)
    {
        fixed (byte* bytes = datagram)
            Assert.Equal(datagram.Length, (int)send(_kernelEnd, bytes, datagram.Length, 0));
    }

    /// <summary>Takes in what was asked, unheard.</summary>
    public void Drain()
    {
        byte one;
        while ((int)recv(_kernelEnd, &one, 1, MSG_DONTWAIT) >= 0)
            ;
    }

    public void Dispose()
    {
        Socket.Dispose();
        _ = close(_kernelEnd);
    }
}
