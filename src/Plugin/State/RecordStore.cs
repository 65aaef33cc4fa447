using HostDevice.Devices;
using HostDevice.Native;
using static Tmds.Linux.LibC;

namespace HostDevice.State;

/// <summary>Where records lie: one file for each attachment, in a tmpfs that does not outlive the devices' moves.</summary>
/// <remarks>
/// The key is container id and CNI_IFNAME, which stay the same whatever the kernel does to the index. Files are written beside their
/// place and renamed into it, so a reader never sees half of one; there is no fsync, since a crash of the node ends all moves too.
/// </remarks>
internal static class RecordStore
{
    private const int MaxPath = 512;

    /// <summary>Bytes of the longest key: <c>NAME_MAX</c>.</summary>
    internal const int MaxKey = 255;

    private static ReadOnlySpan<byte> Directory => "/run/hostdevice-fast"u8;

    /// <summary>Writes the record.</summary>
    /// <returns>0, or the errno: without it the device still comes back by its alias.</returns>
    internal static int Save(ReadOnlySpan<byte> containerId, InterfaceName ifName, in DeviceRecord record)
    {
        Span<byte> text = stackalloc byte[RecordText.MaxLength];
        Span<byte> final = stackalloc byte[MaxPath];
        Span<byte> draft = stackalloc byte[MaxPath];
        ReadOnlySpan<byte> written = RecordText.Write(record, text);
        if (written.IsEmpty
            || !TryPath(final, containerId, ifName, ""u8, out ReadOnlySpan<byte> path)
            || !TryPath(draft, containerId, ifName, ":new"u8, out ReadOnlySpan<byte> draftPath))
            return ENAMETOOLONG;
        int failed = SmallFile.Write(draftPath, written);
        if (failed == ENOENT && IsMade(SmallFile.MakeDirectory(Directory)))
            failed = SmallFile.Write(draftPath, written);
        if (failed == 0)
            failed = SmallFile.Rename(draftPath, path);
        if (failed != 0)
            SmallFile.Remove(draftPath);
        return failed;
    }

    /// <summary>Reads the record of an attachment; false when there is none that can be understood.</summary>
    /// <param name="alias">At least <see cref="InterfaceAlias.MaxLength"/> bytes.</param>
    /// <param name="altnames">Room for the names.</param>
    internal static bool TryLoad(ReadOnlySpan<byte> containerId, InterfaceName ifName, Span<byte> alias, Span<byte> altnames, out DeviceRecord record)
    {
        Span<byte> buffer = stackalloc byte[MaxPath];
        record = default;
        return TryPath(buffer, containerId, ifName, ""u8, out ReadOnlySpan<byte> path) && TryLoadFile(path, alias, altnames, out record);
    }

    /// <summary>Reads the record of this key, as a walk tells it.</summary>
    /// <inheritdoc cref="TryLoad(ReadOnlySpan{byte}, InterfaceName, Span{byte}, Span{byte}, out DeviceRecord)"/>
    internal static bool TryLoad(scoped ReadOnlySpan<byte> key, Span<byte> alias, Span<byte> altnames, out DeviceRecord record)
    {
        Span<byte> buffer = stackalloc byte[MaxPath];
        record = default;
        return PathText.TryJoinAll(buffer, Directory, "/"u8, key, default, out ReadOnlySpan<byte> path)
            && TryLoadFile(path, alias, altnames, out record);
    }

    /// <summary>Removes the record; nothing happens when there is none.</summary>
    internal static void Remove(ReadOnlySpan<byte> containerId, InterfaceName ifName)
    {
        Span<byte> buffer = stackalloc byte[MaxPath];
        if (TryPath(buffer, containerId, ifName, ""u8, out ReadOnlySpan<byte> path))
            SmallFile.Remove(path);
    }

    /// <summary>Removes the record of this key.</summary>
    internal static void Remove(ReadOnlySpan<byte> key)
    {
        Span<byte> buffer = stackalloc byte[MaxPath];
        if (PathText.TryJoinAll(buffer, Directory, "/"u8, key, default, out ReadOnlySpan<byte> path))
            SmallFile.Remove(path);
    }

    /// <summary>Walks the keys of all records.</summary>
    /// <param name="room">At least <see cref="RecordWalk.Room"/> bytes.</param>
    internal static RecordWalk Walk(Span<byte> room) => new(Directory, room);

    private static bool TryLoadFile(scoped ReadOnlySpan<byte> path, Span<byte> alias, Span<byte> altnames, out DeviceRecord record)
    {
        record = default;
        Span<byte> text = stackalloc byte[RecordText.MaxLength];
        return SmallFile.Read(path, text, out ReadOnlySpan<byte> found) == 0 && RecordText.TryRead(found, alias, altnames, out record);
    }

    private static bool IsMade(int errno) => errno == 0 || errno == EEXIST;

    /// <summary>Neither a container id nor a link's name has a colon or a slash, so the key is unique and stays in the directory.</summary>
    private static bool TryPath(
        Span<byte> buffer, ReadOnlySpan<byte> containerId, InterfaceName ifName, ReadOnlySpan<byte> suffix, out ReadOnlySpan<byte> path)
    {
        path = default;
        if (containerId.Length + 1 + ifName.Bytes.Length + suffix.Length > MaxKey)
            return false;
        var text = new LineWriter(buffer[..^1]);
        text.Raw(Directory);
        text.Raw("/"u8);
        text.Raw(containerId);
        text.Raw(":"u8);
        text.Raw(ifName.Bytes);
        text.Raw(suffix);
        path = text.Written;
        buffer[path.Length] = 0;
        return true;
    }
}
