using System.Globalization;

namespace Netlink.Decode;

/// <summary>What the command line says.</summary>
internal sealed class Options
{
    public const string Usage = """
        usage: netlink-decode [--protocol route|generic|netfilter|N] [--spec DIR]... [--family NAME] [--json] [FILE...]
               netlink-decode monitor [--spec DIR]... [--json] [GROUP...]

        Explains netlink messages. A FILE is raw datagrams, hexadecimal text, a capture (pcap, pcapng) of an nlmon device, or what
        `strace -xx -s 65535 -e trace=network -e read=all -e write=all` printed; - and no FILE are standard input.

          --protocol P   what the messages are of, where the input does not tell; default: route
          --spec DIR     folder with YNL specifications (*.yaml) and overlays (*.overlay.yaml); the first that knows a message explains it,
                         the built-in ones (rtnetlink, nlctrl) come last
          --family NAME  the family of generic netlink whose number the input does not tell
          --json         one JSON object for each message, on a line
          monitor        what the kernel announces from now on: groups of rtnetlink by name (link, ipv4-route, ...); default: all
        """;

    public bool IsMonitor { get; private set; }
    public bool IsHelp { get; private set; }
    public bool IsJson { get; private set; }
    public int? Protocol { get; private set; }
    public string? Family { get; private set; }
    public List<string> Folders { get; } = [];

    /// <summary>Files, or the groups to monitor.</summary>
    public List<string> Names { get; } = [];

    /// <param name="fault">What cannot be, in words.</param>
    public static Options? Parse(string[] arguments, out string? fault)
    {
        var options = new Options();
        fault = null;
        bool isName = false;
        for (int i = 0; i < arguments.Length && fault is null; i++)
        {
            string argument = arguments[i];
            if (isName || argument == "-" || !argument.StartsWith('-')) options.AddName(argument, i == 0);
            else if (argument == "--") isName = true;
            else fault = options.Set(argument, i + 1 < arguments.Length ? arguments[i + 1] : null, ref i);
        }
        return fault is null ? options : null;
    }

    private void AddName(string name, bool isFirst)
    {
        if (isFirst && name == "monitor") IsMonitor = true;
        else Names.Add(name);
    }

    private string? Set(string option, string? value, ref int i)
    {
        switch (option)
        {
            case "--json": IsJson = true; return null;
            case "--help" or "-h": IsHelp = true; return null;
            case "--spec" or "--protocol" or "--family" when value is null: return $"{option} needs a value";
            case "--spec" when !Directory.Exists(value): return $"--spec {value}: no such folder";
            case "--spec": Folders.Add(value!); break;
            case "--family": Family = value; break;
            case "--protocol":
                Protocol = ProtocolOf(value!);
                if (Protocol is null) return $"--protocol {value}: write route, generic, netfilter or a number from 0 to 31";
                break;
            default: return $"unknown option: {option}";
        }
        i++;
        return null;
    }

    private static int? ProtocolOf(string word) => word switch
    {
        "route" => 0,
        "netfilter" => 12,
        "generic" => 16,
        _ => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= 31 ? number : null,
    };
}
