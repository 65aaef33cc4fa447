using HostDevice.Cni;
using HostDevice.Native;

namespace HostDevice.Ipam;

/// <summary>The plugin that knows about addresses: a program in CNI_PATH, called as this one was, with another command if need be.</summary>
internal readonly ref struct IpamDelegate
{
    /// <summary>Bytes of the longest path: <c>PATH_MAX</c>.</summary>
    internal const int MaxPath = 4096;

    private readonly ReadOnlySpan<byte> _path;
    private readonly ReadOnlySpan<byte> _document;

    private IpamDelegate(ReadOnlySpan<byte> path, ReadOnlySpan<byte> document)
    {
        _path = path;
        _document = document;
    }

    /// <summary>True when the configuration has no <c>ipam.type</c>: then nothing is to be asked.</summary>
    internal bool IsNone => _path.IsEmpty;

    /// <summary>Finds the program: the first regular file of that name in CNI_PATH.</summary>
    /// <param name="config">Names it in <c>ipam.type</c>.</param>
    /// <param name="searchPath"><c>CNI_PATH</c>: directories, by colons.</param>
    /// <param name="room">At least <see cref="MaxPath"/> bytes.</param>
    /// <param name="ipam">What was found.</param>
    internal static CniError Find(in CniConfig config, ReadOnlySpan<byte> searchPath, Span<byte> room, out IpamDelegate ipam)
    {
        ipam = default;
        ReadOnlySpan<byte> name = config.IpamType;
        if (name.IsEmpty)
            return default;
        if (name.Contains((byte)'/'))
            return CniError.Internal($"invalid plugin name: {ByteText.Of(name)}");
        foreach (Range part in searchPath.Split((byte)':'))
        {
            if (!TryJoin(searchPath[part], name, room, out ReadOnlySpan<byte> path) || !FileKind.IsRegular(path))
                continue;
            ipam = new IpamDelegate(path, config.Document);
            return default;
        }
        string folders = ByteText.Of(searchPath).Replace(':', ' ');
        return CniError.Internal($"failed to find plugin {GoQuote.Quote(name)} in path [{folders}]");
    }

    /// <summary>Starts it with the input that this plugin was given, byte for byte.</summary>
    /// <param name="command">What it is to do.</param>
    /// <returns>To be finished, whatever happens meanwhile.</returns>
    internal DelegateCall Begin(CniCommand command) => new(_path, _document, Assignment(command));

    /// <summary>Runs it to its end.</summary>
    /// <param name="command">What it is to do.</param>
    /// <param name="output">Gets what it prints.</param>
    internal CniError Run(CniCommand command, UnmanagedBytes output)
    {
        DelegateCall call = Begin(command);
        return call.Finish(output);
    }

    /// <summary>The same for a command that has no result.</summary>
    internal CniError Run(CniCommand command)
    {
        using var output = new UnmanagedBytes();
        return Run(command, output);
    }

    private static bool TryJoin(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> name, Span<byte> room, out ReadOnlySpan<byte> path)
    {
        path = default;
        int length = folder.TrimEnd((byte)'/').Length;
        if (length + name.Length + 2 > room.Length)
            return false;
        folder[..length].CopyTo(room);
        // No folder at all is the working directory.
        if (!folder.IsEmpty)
            room[length++] = (byte)'/';
        return PathText.TryJoin(room[length..], name, default, out ReadOnlySpan<byte> last) && (path = room[..(length + last.Length)]).Length > 0;
    }

    private static ReadOnlySpan<byte> Assignment(CniCommand command) => command switch
    {
        CniCommand.Add => "CNI_COMMAND=ADD"u8,
        CniCommand.Check => "CNI_COMMAND=CHECK"u8,
        CniCommand.Gc => "CNI_COMMAND=GC"u8,
        CniCommand.Status => "CNI_COMMAND=STATUS"u8,
        _ => "CNI_COMMAND=DEL"u8,
    };
}
