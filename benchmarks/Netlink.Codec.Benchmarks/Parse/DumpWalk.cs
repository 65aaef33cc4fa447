using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Data;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Parse;

/// <summary>Goes through a dump of links and takes the index of each. 10,000 of them are 15 MB: there the memory is measured.</summary>
[BenchmarkCategory("walk a dump")]
public class DumpWalk
{
    private byte[] _dump = [];

    /// <summary>Messages in the dump.</summary>
    [Params(1, 100, 10_000)]
    public int Messages { get; set; }

    /// <summary>The baseline.</summary>
    [Benchmark(Baseline = true)]
    public long Handwritten() => RawDump.SumOfIndexes(_dump);

    /// <summary>Ours.</summary>
    [Benchmark]
    public long Codec()
    {
        long sum = 0;
        foreach (NetlinkMessage message in new MessageEnumerator(_dump))
        {
            if (GetlinkReply.TryRead(message, out GetlinkReply link))
                sum += link.IfiIndex;
        }
        return sum;
    }

    /// <summary>Makes the dump: the same link under other indexes.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        ReadOnlySpan<byte> one = VethReply.Bytes;
        _dump = new byte[one.Length * Messages];
        for (int i = 0; i < Messages; i++)
        {
            Span<byte> message = _dump.AsSpan(i * one.Length, one.Length);
            one.CopyTo(message);
            BitConverter.TryWriteBytes(message[20..], i + 2);
        }
        if (Handwritten() == 0 || Handwritten() != Codec())
            throw new InvalidOperationException("The two ways read different values.");
    }
}
