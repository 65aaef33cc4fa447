using BenchmarkDotNet.Attributes;
using Netlink.Codec.Benchmarks.Handwritten;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Benchmarks.Build;

/// <summary>DEL's two requests for one <c>sendmsg</c>: the rename, then the move with name, alias and index.</summary>
[BenchmarkCategory("build: DEL's batch")]
public class ReturnBatch : RequestBenchmark
{
    private readonly byte[] _name = "enp129s0f1np1"u8.ToArray();
    private readonly byte[] _alias = "uplink of rack 7"u8.ToArray();

    /// <inheritdoc/>
    [Benchmark(Baseline = true)]
    public override unsafe int Handwritten()
    {
        fixed (byte* message = Buffer)
        {
            int rename = RawRequests.Rename(message, 7, _name);
            return rename + RawRequests.GiveBack(message + rename, 7, 3, _name, _alias, 41);
        }
    }

    /// <inheritdoc/>
    [Benchmark]
    public override int Codec()
    {
        var batch = new NetlinkBatch(Buffer);
        batch.Add(new NewlinkRequest(batch.Free) { IfiIndex = 7, Ifname = _name }.Finish());
        batch.Add(new NewlinkRequest(batch.Free)
        {
            IfiIndex = 7,
            NetNsFd = 3,
            Ifname = _name,
            Ifalias = _alias,
            NewIfindex = 41,
        }.Finish());
        return batch.Bytes.Length;
    }
}
