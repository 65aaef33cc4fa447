using System.Globalization;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.IpGolden;

/// <summary>What a command of <c>ip</c> handed to the kernel, as strace saw it.</summary>
internal static class SentBytes
{
    /// <summary>A line is <c> | 00010  08 00 … 00  text |</c>; the hex part has a fixed place.</summary>
    private const int HexAt = 10;
    private const int HexLength = 49;

    /// <summary>The last message sent: before it <c>ip</c> only asks for what it needs to know.</summary>
    public static byte[] Of(TestNamespace ns, string command)
    {
        string trace = Path.GetTempFileName();
        try
        {
            Command.Run("strace", ["-f", "-s", "65535", "-e", "trace=sendmsg,sendto", "-e", "write=3,4,5,6", "-o", trace,
                "ip", "-n", ns.Name, .. TestNamespace.Words(command)]);
            return LastDump(File.ReadAllLines(trace));
        }
        finally
        {
            File.Delete(trace);
        }
    }

    private static byte[] LastDump(string[] lines)
    {
        List<byte> bytes = [];
        foreach (string line in lines)
        {
            if (!line.StartsWith(" | ", StringComparison.Ordinal))
                continue;
            if (line.StartsWith(" | 00000 ", StringComparison.Ordinal))
                bytes.Clear();
            foreach (string hex in line.Substring(HexAt, HexLength).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                bytes.Add(byte.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }
        return [.. bytes];
    }
}
