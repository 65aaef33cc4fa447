using System.Buffers.Text;
using HostDevice.Devices;

namespace HostDevice.State;

/// <summary>A record as text: a line each, key and values by spaces. Unknown keys are passed over, unknown versions are no record.</summary>
/// <remarks>
/// <code>
/// hostdevice-fast 1
/// ifindex 7
/// name 65746831
/// type 1
/// address 0200000000010000000000000000
/// up 1
/// alias 75706c696e6b
/// altname 656e7033733066
/// devices 8
/// ifname 6e6574312d31
/// </code>
/// Names are in hex: the kernel allows any byte in them. Only where several devices move together does the first one's record say how many
/// they are, and that of each other its name in the container.
/// </remarks>
internal static class RecordText
{
    /// <summary>Room for any record: 255 bytes of alias and a dozen long altnames, in hex.</summary>
    internal const int MaxLength = 4096;

    private static ReadOnlySpan<byte> Head => "hostdevice-fast 1\n"u8;

    /// <summary>Writes the record; empty when it does not fit.</summary>
    internal static ReadOnlySpan<byte> Write(scoped in DeviceRecord record, Span<byte> buffer)
    {
        var text = new LineWriter(buffer);
        text.Raw(Head);
        text.Number("ifindex "u8, record.Device.Index);
        text.Hex("name "u8, record.Device.Name.Bytes);
        text.Number("type "u8, record.Device.Address.HardwareType);
        text.Hex("address "u8, record.Device.Address.Raw);
        text.Number("up "u8, record.Device.IsUp ? 1 : 0);
        text.Hex("alias "u8, record.Alias);
        foreach (ReadOnlySpan<byte> altname in record.Altnames)
            text.Hex("altname "u8, altname);
        if (record.Count > 1)
            text.Number("devices "u8, record.Count);
        if (!record.IfName.IsEmpty)
            text.Hex("ifname "u8, record.IfName.Bytes);
        return text.Written;
    }

    /// <summary>Reads a record; false when it is none, is cut short or of another version.</summary>
    /// <param name="text">As read from the file.</param>
    /// <param name="alias">At least <see cref="InterfaceAlias.MaxLength"/> bytes.</param>
    /// <param name="altnames">Room for the names.</param>
    internal static bool TryRead(scoped ReadOnlySpan<byte> text, Span<byte> alias, Span<byte> altnames, out DeviceRecord record)
    {
        record = new DeviceRecord { Altnames = new AltnameList(altnames) };
        if (!text.StartsWith(Head))
            return false;
        int index = 0;
        int type = 0;
        int up = 0;
        InterfaceName name = default;
        Span<byte> address = stackalloc byte[LinkAddress.MaxLength];
        Span<byte> bytes = stackalloc byte[128];
        for (ReadOnlySpan<byte> rest = text[Head.Length..]; !rest.IsEmpty;)
        {
            int end = rest.IndexOf((byte)'\n');
            if (end < 0)
                return false;
            ReadOnlySpan<byte> line = rest[..end];
            rest = rest[(end + 1)..];
            if (IsKey(line, "ifindex "u8, out ReadOnlySpan<byte> value))
                index = Number(value);
            else if (IsKey(line, "type "u8, out value))
                type = Number(value);
            else if (IsKey(line, "up "u8, out value))
                up = Number(value);
            else if (IsKey(line, "name "u8, out value))
                InterfaceName.TryCopy(FromHex(value, bytes), out name);
            else if (IsKey(line, "address "u8, out value))
                FromHex(value, address);
            else if (IsKey(line, "alias "u8, out value))
                record.Alias = FromHex(value, alias);
            else if (IsKey(line, "altname "u8, out value))
                record.Altnames.TryAdd(FromHex(value, bytes));
            else if (IsKey(line, "devices "u8, out value))
                record.Count = Number(value);
            else if (IsKey(line, "ifname "u8, out value))
                InterfaceName.TryCopy(FromHex(value, bytes), out record.IfName);
        }
        record.Device = new Device(index, name, new LinkAddress((ushort)type, address), up != 0);
        return index > 0 && !name.IsEmpty;
    }

    private static bool IsKey(ReadOnlySpan<byte> line, ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        bool isKey = line.StartsWith(key);
        value = isKey ? line[key.Length..] : default;
        return isKey;
    }

    private static int Number(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out int value, out _) ? value : 0;

    private static ReadOnlySpan<byte> FromHex(scoped ReadOnlySpan<byte> text, Span<byte> bytes)
    {
        Convert.FromHexString(text, bytes, out _, out int written);
        return bytes[..written];
    }
}
