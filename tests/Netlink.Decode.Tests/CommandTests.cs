namespace Netlink.Decode.Tests;

/// <summary>Exit codes and the one line that says what is wrong and where.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("--protocol rout", "--protocol rout: write route, generic, netfilter or a number from 0 to 31")]
    [InlineData("--spec", "--spec needs a value")]
    [InlineData("--spec /nowhere", "--spec /nowhere: no such folder")]
    [InlineData("--jsn", "unknown option: --jsn")]
    public void A_command_line_without_sense_is_told_with_exit_code_2(string line, string fault)
    {
        Run run = Run.Of([], line.Split(' '));
        Assert.Equal((2, "", $"netlink-decode: {fault}; netlink-decode --help lists what there is\n"), (run.Exit, run.Output, run.Errors));
    }

    [Fact]
    public void A_family_that_no_schema_has_is_told()
    {
        Run run = Run.Of([], "--family", "wiregard");
        Assert.Equal((2, "netlink-decode: --family wiregard: no schema has it; --spec names the folder of its YAML file\n"), (run.Exit, run.Errors));
    }

    [Fact]
    public void Bad_input_says_where_and_what_was_read_before_is_printed()
    {
        byte[] good = Samples.GetAddress();
        byte[] cut = [.. good, .. good[..20]];
        Run run = Run.Of(cut, "--json");
        Assert.Single(run.Json);
        Assert.Equal((1, "netlink-decode: standard input: offset 24: nlmsg_len is 24, but only 20 bytes are left\n"), (run.Exit, run.Errors));
    }

    [Fact]
    public void Every_file_is_read_whatever_the_one_before_was_like()
    {
        using var folder = new TemporaryFolder();
        string bad = folder.Write("bad.bin", new byte[40]), good = folder.Write("good.bin", Samples.GetAddress());
        Run run = Run.Of([], "--json", bad, Path.Combine(folder.Path, "none"), good);
        Assert.Single(run.Json);
        Assert.Equal(1, run.Exit);
        Assert.Equal(
            $"netlink-decode: {bad}: offset 0: nlmsg_len is 0, less than the header's own 16 bytes\nnetlink-decode: {folder.Path}/none: no such file\n", run.Errors);
    }

    [Fact]
    public void Zeros_behind_the_last_message_are_what_iproute2_sends() =>
        Assert.Equal((0, ""), (Run.Of([.. Samples.GetAddress(), .. new byte[128]]).Exit, ""));

    [Fact]
    public void A_schema_that_is_wrong_is_told_at_the_line_and_the_rest_is_read()
    {
        using var folder = new TemporaryFolder();
        string broken = folder.Write("broken.yaml", "name: broken\nprotocl: netlink-raw\nprotocol: netlink-raw\nprotonum: 0\nattribute-sets: []\noperations: {list: []}\n"u8.ToArray());
        Run run = Run.Of(Samples.GetAddress(), "--json", "--spec", folder.Path);
        Assert.Single(run.Json);
        Assert.Equal(1, run.Exit);
        Assert.StartsWith($"netlink-decode: {broken}:2:1: NLG002: Unknown key 'protocl' in the family; write 'protocol'\n", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_of_ones_own_stands_before_the_built_in_one_and_an_overlay_is_laid_over_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mine.yaml", """
            name: mine
            protocol: netlink-raw
            protonum: 0
            definitions:
              - {name: head, type: struct, members: [{name: first, type: u8}, {name: second, type: u8, display-hint: hex}]}
            attribute-sets:
              - {name: attrs, attributes: [{name: some, type: u32}]}
            operations:
              enum-model: directional
              list:
                - {name: getmine, attribute-set: attrs, fixed-header: head, do: {request: {value: 22}}}
            """u8.ToArray());
        byte[] message = Samples.GetAddress();
        message[17] = 0x1f;
        Assert.Equal(
            ("mine", "getmine", """{"first":0,"second":"0x1f"}"""),
            Parts(Run.Of(message, "--json", "--spec", folder.Path)));
        folder.Write("mine.overlay.yaml", "name: mine\ndefinitions:\n  - name: head\n    members:\n      - {name: first, type: u16}\n"u8.ToArray());
        Assert.Equal(
            ("mine", "getmine", """{"first":7936}"""),
            Parts(Run.Of(message, "--json", "--spec", folder.Path)));

        static (string?, string?, string) Parts(Run run) =>
            (run.Json[0].GetProperty("family").GetString(), run.Json[0].GetProperty("operation").GetString(), run.Json[0].GetProperty("header").GetRawText());
    }

    [Fact]
    public void Sixty_four_mebibytes_of_messages_with_random_contents_take_no_more_memory_than_one()
    {
        using var folder = new TemporaryFolder();
        string small = folder.WriteMessages("small.bin", 1), large = folder.WriteMessages("large.bin", 64);
        _ = Allocated(small);
        (long peakSmall, _) = Allocated(small);
        (long peakLarge, long messages) = Allocated(large);
        Assert.True(messages > 100_000, $"only {messages} messages");
        Assert.True(peakLarge < peakSmall + (32 * 1024 * 1024), $"{peakLarge} bytes live at the end, {peakSmall} for a file of a 64th");
    }

    [Fact]
    public void Sixty_four_mebibytes_of_noise_are_refused_at_the_first_length_that_makes_no_sense()
    {
        using var folder = new TemporaryFolder();
        for (int seed = 1; seed <= 4; seed++)
        {
            string path = Path.Combine(folder.Path, "noise.bin");
            var random = new Random(seed);
            using (FileStream file = File.Create(path))
            {
                byte[] part = new byte[1024 * 1024];
                for (int i = 0; i < 64; i++)
                {
                    random.NextBytes(part);
                    file.Write(part);
                }
            }
            Run run = Run.Of([], "--json", path);
            Assert.Equal(1, run.Exit);
            Assert.Matches(@"^netlink-decode: \S+: offset \d+: nlmsg_len is \d+[;,] [^\n]+\n$", run.Errors);
        }
    }

    /// <summary>Bytes in use at the end of a run, and how many lines it printed.</summary>
    private static (long Bytes, long Lines) Allocated(string path)
    {
        using var output = new CountingStream();
        Assert.Equal(0, Command.Run(["--json", path], () => Stream.Null, output, TextWriter.Null));
        return (GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes, output.Lines);
    }
}
