using System.Buffers.Text;
using HostDevice.Devices;
using HostDevice.Native;
using static Tmds.Linux.LibC;

namespace HostDevice.State;

/// <summary>Where records lie: one file for each device, in a tmpfs that does not outlive the devices' moves.</summary>
/// <remarks>
/// The key is container id and CNI_IFNAME, which stay the same whatever the kernel does to the index, and behind the first device of an
/// attachment its place among them. Files are written beside their
/// place and renamed into it, so a reader never sees half of one; there is no fsync, since a crash of the node ends all moves too.
/// </remarks>
internal static class RecordStore
{
    private const int MaxPath = 512;

    /// <summary>Bytes of the longest key: <c>NAME_MAX</c>.</summary>
    internal const int MaxKey = 255;

    private static ReadOnlySpan<byte> Directory => "/run/hostdevice-fast"u8;

    /// <summary>Begins the name of a file that is being written: hidden, so that no walk takes it for a record.</summary>
    private static ReadOnlySpan<byte> Draft => "."u8;

    /// <summary>Writes the key of a device: <c>c0ffee:net1</c>, <c>c0ffee:net1:1</c>, …; empty when it is too long to have a record.</summary>
    /// <remarks>Neither a container id nor a link's name has a colon or a slash, so the key is unique and stays in the directory.</remarks>
    /// <param name="buffer">At least <see cref="MaxKey"/> bytes.</param>
    /// <param name="containerId">Of the attachment.</param>
    /// <param name="ifName">Of the attachment: CNI_IFNAME.</param>
    /// <param name="place">Of the device in the attachment; 0 is the first.</param>
    internal static ReadOnlySpan<byte> Key(Span<byte> buffer, scoped ReadOnlySpan<byte> containerId, InterfaceName ifName, int place)
    {
        var text = new LineWriter(buffer[..(MaxKey - Draft.Length)]);
        text.Raw(containerId);
        text.Raw(":"u8);
        text.Raw(ifName.Bytes);
        if (place > 0)
        {
            Span<byte> digits = stackalloc byte[11];
            Utf8Formatter.TryFormat(place, digits, out int length);
            text.Raw(":"u8);
            text.Raw(digits[..length]);
        }
        return text.Written;
    }

    /// <summary>The attachment that a key belongs to: all of it that is no place.</summary>
    internal static ReadOnlySpan<byte> Attachment(ReadOnlySpan<byte> key)
    {
        int last = key.LastIndexOf((byte)':');
        return last > key.IndexOf((byte)':') ? key[..last] : key;
    }

    /// <summary>Writes the record.</summary>
    /// <returns>0, or the errno: without it the device still comes back by its alias.</returns>
    internal static int Save(ReadOnlySpan<byte> containerId, InterfaceName ifName, int place, scoped DeviceRecord record)
    {
        Span<byte> text = stackalloc byte[RecordText.MaxLength];
        Span<byte> final = stackalloc byte[MaxPath];
        Span<byte> draft = stackalloc byte[MaxPath];
        ReadOnlySpan<byte> key = Key(stackalloc byte[MaxKey], containerId, ifName, place);
        ReadOnlySpan<byte> written = RecordText.Write(record, text);
        if (written.IsEmpty || !TryPath(final, default, key, out ReadOnlySpan<byte> path) || !TryPath(draft, Draft, key, out ReadOnlySpan<byte> draftPath))
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

    /// <summary>Reads the record of a device; false when there is none that can be understood.</summary>
    /// <param name="key">From <see cref="Key"/>, or as a walk tells it.</param>
    /// <param name="alias">At least <see cref="InterfaceAlias.MaxLength"/> bytes.</param>
    /// <param name="altnames">Room for the names.</param>
    internal static bool TryLoad(scoped ReadOnlySpan<byte> key, Span<byte> alias, Span<byte> altnames, out DeviceRecord record)
    {
        Span<byte> buffer = stackalloc byte[MaxPath];
        Span<byte> text = stackalloc byte[RecordText.MaxLength];
        record = default;
        return TryPath(buffer, default, key, out ReadOnlySpan<byte> path)
            && SmallFile.Read(path, text, out ReadOnlySpan<byte> found) == 0
            && RecordText.TryRead(found, alias, altnames, out record);
    }

    /// <summary>Removes the record, and what a kill left of one that was being written; nothing happens when there is none.</summary>
    internal static void Remove(scoped ReadOnlySpan<byte> key)
    {
        Span<byte> buffer = stackalloc byte[MaxPath];
        if (TryPath(buffer, default, key, out ReadOnlySpan<byte> path))
            SmallFile.Remove(path);
        if (TryPath(buffer, Draft, key, out path))
            SmallFile.Remove(path);
    }

    /// <summary>Removes the record of a device of an attachment.</summary>
    internal static void Remove(ReadOnlySpan<byte> containerId, InterfaceName ifName, int place)
        => Remove(Key(stackalloc byte[MaxKey], containerId, ifName, place));

    /// <summary>Walks the keys of all records.</summary>
    /// <param name="room">At least <see cref="RecordWalk.Room"/> bytes.</param>
    internal static RecordWalk Walk(Span<byte> room) => new(Directory, room);

    private static bool IsMade(int errno) => errno == 0 || errno == EEXIST;

    private static bool TryPath(Span<byte> buffer, ReadOnlySpan<byte> prefix, scoped ReadOnlySpan<byte> key, out ReadOnlySpan<byte> path)
    {
        path = default;
        return !key.IsEmpty && PathText.TryJoinAll(buffer, Directory, "/"u8, prefix, key, out path);
    }
}
