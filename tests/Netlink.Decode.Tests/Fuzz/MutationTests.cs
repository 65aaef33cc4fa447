using System.Globalization;
using Netlink.Codec;
using Netlink.Decode.Decoding;
using Netlink.Decode.Output;
using Netlink.Decode.Schemas;
using Netlink.Decode.Tests.Captures;

namespace Netlink.Decode.Tests.Fuzz;

/// <summary>
/// Hostile bytes: nothing may throw and nothing may be printed twice. <c>HOSTDEVICE_FUZZ_MESSAGES</c> sets how many datagrams (1,000,000),
/// <c>HOSTDEVICE_FUZZ_SEED</c> makes others than the usual ones.
/// </summary>
public sealed class MutationTests
{
    private static readonly int s_count = Setting("HOSTDEVICE_FUZZ_MESSAGES", 1_000_000);
    private static readonly int s_seed = Setting("HOSTDEVICE_FUZZ_SEED", 7);

    [Fact]
    public void Mutated_datagrams_are_explained_or_refused_and_never_an_exception()
    {
        (int Protocol, byte[] Bytes)[] seeds = Seeds();
        Catalog catalog = Environment.GetEnvironmentVariable("HOSTDEVICE_YNL_SPECS") is { Length: > 0 } ? Specs.Kernel : Specs.BuiltIn;
        int threads = Environment.ProcessorCount;
        long[] messages = new long[threads];
        Parallel.For(0, threads, thread => messages[thread] = Explain(seeds, catalog, new Random(s_seed + thread), s_count / threads));
        Assert.True(messages.Sum() > s_count / 4, $"only {messages.Sum()} messages had a length that fits");
    }

    [Fact]
    public void Mutated_files_of_every_form_are_read_or_refused_and_never_an_exception()
    {
        byte[] link = Samples.NewLink(), dump = Samples.GetAddress();
        byte[][] files =
        [
            Inputs.Captured.Pcap(true, false, 253, (0, link), (0, dump)), Inputs.Captured.PcapNg(true, 253, (0, link), (16, dump)),
            System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(link)),
            System.Text.Encoding.ASCII.GetBytes($"socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 3\nsendto(3, \"{string.Concat(link.Select(value => $"\\x{value:x2}"))}\", 92, 0) = 92\n"),
            System.Text.Encoding.ASCII.GetBytes("sendmsg(4, {msg_iov=[{iov_base=[{nlmsg_len=36, nlmsg_type=nlctrl, nlmsg_flags=NLM_F_REQUEST|0x300, nlmsg_seq=5, nlmsg_pid=0}, \"\\x03\\x00\\x00\\x00\"]}]}, 0) = 20\n | 00000  14 00 00 00 12 00 01 03  00 00 00 00 00 00 00 00  ................ |\n"),
        ];
        var random = new Random(s_seed);
        using var text = new TextOutput(Stream.Null);
        for (int i = 0; i < s_count / 20; i++)
        {
            byte[] file = Mutate(files[i % files.Length], random);
            var generic = new GenericFamilies(Specs.BuiltIn, null);
            _ = Input.InputKind.Read(new MemoryStream(file), new Explainer(new MessageDecoder(Specs.BuiltIn, generic), generic, text, null));
        }
    }

    private static long Explain((int Protocol, byte[] Bytes)[] seeds, Catalog catalog, Random random, int count)
    {
        var generic = new GenericFamilies(catalog, null);
        var decoder = new MessageDecoder(catalog, generic);
        using var json = new JsonOutput(Stream.Null);
        using var text = new TextOutput(Stream.Null);
        long messages = 0;
        for (int i = 0; i < count; i++)
        {
            (int protocol, byte[] seed) = seeds[random.Next(seeds.Length)];
            var walk = new MessageEnumerator(Mutate(seed, random));
            while (walk.MoveNext())
            {
                DecodedMessage message = decoder.Decode(walk.Current, 0, protocol);
                ((IMessageOutput)(i % 8 == 0 ? text : json)).Write(message);
                messages++;
            }
        }
        return messages;
    }

    /// <summary>A few bytes changed, most of them where lengths and types are; sometimes cut or grown.</summary>
    private static byte[] Mutate(byte[] seed, Random random)
    {
        byte[] bytes = random.Next(8) switch
        {
            0 => seed[..random.Next(seed.Length + 1)],
            1 => [.. seed, .. seed[random.Next(seed.Length)..]],
            _ => [.. seed],
        };
        for (int i = random.Next(1, 6); i > 0 && bytes.Length > 0; i--)
        {
            int at = random.Next(3) == 0 ? random.Next(bytes.Length) : 4 * random.Next((bytes.Length / 4) + 1) + random.Next(2);
            if (at < bytes.Length) bytes[at] = random.Next(3) switch { 0 => (byte)random.Next(256), 1 => (byte)(bytes[at] ^ (1 << random.Next(8))), _ => (byte)random.Next(12) };
        }
        return bytes;
    }

    /// <summary>Small recorded datagrams where there are some, and those that the codec builds.</summary>
    private static (int Protocol, byte[] Bytes)[] Seeds()
    {
        List<(int, byte[])> seeds = [(0, Samples.NewLink()), (0, Samples.GetAddress()), (0, Samples.Refusal(Samples.NewLink(), 22, "no", 60))];
        if (Environment.GetEnvironmentVariable("HOSTDEVICE_CAPTURES") is { Length: > 0 })
            seeds.AddRange(Capture.All().SelectMany(capture => capture.Datagrams).Where(datagram => datagram.Bytes.Length <= 1024).Select(datagram => (datagram.Protocol, datagram.Bytes)));
        return [.. seeds];
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
