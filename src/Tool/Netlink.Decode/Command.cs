using Netlink.Codec;
using Netlink.Decode.Decoding;
using Netlink.Decode.Input;
using Netlink.Decode.Output;
using Netlink.Decode.Schemas;

namespace Netlink.Decode;

/// <summary>The program: 0 when all was read, 1 when something of the input or a schema was not, 2 when the command line makes no sense.</summary>
internal static class Command
{
    public static int Run(string[] arguments, Func<Stream> input, Stream output, TextWriter errors)
    {
        if (Options.Parse(arguments, out string? fault) is not { } options)
        {
            errors.WriteLine($"netlink-decode: {fault}; netlink-decode --help lists what there is");
            return 2;
        }
        using var buffered = new BufferedStream(output, 64 * 1024);
        if (options.IsHelp)
        {
            buffered.Write(System.Text.Encoding.UTF8.GetBytes(Options.Usage + "\n"));
            return 0;
        }
        var findings = new Findings();
        Catalog catalog = Catalog.Load(options.Folders, findings);
        foreach (string line in findings.Errors.Concat(findings.Notes)) errors.WriteLine($"netlink-decode: {line}");
        FamilyIndex? assumed = options.Family is null ? null : catalog.Generic(options.Family);
        if (options.Family is not null && assumed is null)
        {
            errors.WriteLine($"netlink-decode: --family {options.Family}: no schema has it; --spec names the folder of its YAML file");
            return 2;
        }
        try
        {
            using IMessageOutput messages = options.IsJson ? new JsonOutput(buffered) : new TextOutput(buffered);
            bool isWhole = options.IsMonitor
                ? Monitor.Run(catalog, options.Names, messages, errors)
                : ReadAll(options, input, catalog, assumed, messages, errors);
            return isWhole && findings.Errors.Count == 0 ? 0 : 1;
        }
        catch (IOException)
        {
            // Whoever read the output has gone, as head does.
            return 1;
        }
    }

    private static bool ReadAll(Options options, Func<Stream> input, Catalog catalog, FamilyIndex? assumed, IMessageOutput messages, TextWriter errors)
    {
        var generic = new GenericFamilies(catalog, assumed);
        List<string> names = options.Names.Count == 0 ? ["-"] : options.Names;
        var survey = new Survey(generic, options.Protocol);
        if (options.Protocol is null or NetlinkSocket.Generic)
        {
            foreach (string name in names.Where(name => name != "-")) Read(name, input, survey, onlySeekable: true);
        }
        var explainer = new Explainer(new MessageDecoder(catalog, generic), generic, messages, options.Protocol);
        bool isWhole = true;
        foreach (string name in names)
        {
            string? fault = Read(name, input, explainer);
            messages.Flush();
            if (fault is null) continue;
            errors.WriteLine($"netlink-decode: {(name == "-" ? "standard input" : name)}: {fault}");
            isWhole = false;
        }
        return isWhole;
    }

    /// <param name="onlySeekable">Leave alone what can be read but once.</param>
    private static string? Read(string name, Func<Stream> input, IDatagrams to, bool onlySeekable = false)
    {
        try
        {
            using Stream stream = name == "-" ? input() : new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            return onlySeekable && !stream.CanSeek ? null : InputKind.Read(stream, to);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return fault is UnauthorizedAccessException ? "cannot be read" : "no such file";
        }
    }
}
