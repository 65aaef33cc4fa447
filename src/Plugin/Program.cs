using System.Runtime.CompilerServices;
using HostDevice.Cni;
using HostDevice.Native;

// Stack buffers are written before they are read; zeroing them touches pages for nothing.
[module: SkipLocalsInit]

namespace HostDevice;

/// <summary>Reads what the runtime says, runs the command, writes the answer, exits.</summary>
internal static class Program
{
    private const int InputRoom = 8 * 1024;
    private const int TextRoom = 1024;
    private const int OutputRoom = 4 * 1024;

    private static int Main()
    {
        var output = new JsonOutput(stackalloc byte[OutputRoom]);
        CniError fault = CniEnvironment.Read(out CniEnvironment environment);
        if (environment.Command == CniCommand.None)
        {
            VersionCommand.WriteAbout(ref output);
            output.Flush(StandardStreams.Error);
            return 0;
        }
        if (!fault.Failed)
        {
            fault = environment.Command == CniCommand.Version
                ? VersionCommand.Run(ref output)
                : RunWithInput(environment, stackalloc byte[InputRoom], stackalloc byte[TextRoom], ref output);
        }
        if (fault.Failed)
        {
            output.Clear();
            fault.WriteTo(ref output);
        }
        bool isWritten = output.Flush(StandardStreams.Output) == 0;
        return isWritten && !fault.Failed ? 0 : 1;
    }

    private static CniError RunWithInput(in CniEnvironment environment, Span<byte> input, Span<byte> text, ref JsonOutput output)
    {
        int errno = StandardStreams.ReadAll(StandardStreams.Input, input, out ReadOnlySpan<byte> document);
        if (errno != 0)
            return new(CniErrorCode.IoFailure, $"error reading from stdin: read /dev/stdin: {Errno.Text(errno)}");
        return CommandDispatch.Run(environment, document, text, ref output);
    }
}
