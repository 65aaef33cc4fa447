using System.Globalization;

namespace Netlink.Decode.Input;

/// <summary>
/// What strace printed of the calls that send and receive. Bytes come from its dumps (<c>-e read=all -e write=all</c>), which are whole; else
/// from strings (<c>-xx -s 65535</c>), which it prints where it does not take a message apart itself: of generic netlink all but the header.
/// </summary>
internal sealed class StraceInput
{
    private readonly Lines _lines;
    private readonly IDatagrams _to;
    private readonly NetlinkDescriptors _descriptors = new();
    private readonly DatagramBuffer _dump = new();
    private readonly DatagramBuffer _printed = new();

    /// <summary>The call whose bytes are being gathered; 0: none, or none of netlink.</summary>
    private int _callLine;
    private int? _protocol;
    private int _dumpLine;
    private bool _any;

    private StraceInput(Source source, IDatagrams to)
    {
        _lines = new Lines(source);
        _to = to;
    }

    public static string? Read(Source source, IDatagrams to) => new StraceInput(source, to).Read();

    private string? Read()
    {
        while (_lines.Next(out ReadOnlySpan<byte> line))
        {
            if (StraceLine.IsDump(line, out int at))
            {
                if (_callLine != 0 && Dump(line, at) is { } fault) return fault;
            }
            else if (!StraceLine.IsBufferMark(line))
            {
                if ((Finish() ?? Call(line)) is { } fault) return fault;
            }
        }
        if (_lines.IsTooLong) return At(_lines.Number, $"longer than {Limits.Line} bytes");
        if (Finish() is { } wrong) return wrong;
        return _any ? null : "has no bytes of a netlink message; strace prints them with -xx -s 65535 -e trace=network -e read=all -e write=all";
    }

    private string? Dump(ReadOnlySpan<byte> line, int at)
    {
        // Offset 0 begins a datagram: the same call may move several.
        if (StraceLine.IsDumpStart(line, at))
        {
            if (FinishDump() is { } fault) return fault;
            _dumpLine = _lines.Number;
            _printed.Clear();
        }
        return StraceLine.AddDump(line, at, _dump) ? null : At(_lines.Number, "this is no line of a dump");
    }

    private string? Call(ReadOnlySpan<byte> line)
    {
        (_callLine, _protocol) = (0, null);
        if (!_descriptors.IsTransfer(line, out _protocol)) return null;
        _callLine = _lines.Number;
        if (StraceLine.Reason(line) is { } cut) return At(_lines.Number, cut);
        StraceMessages.Add(line, _to, _printed);
        return null;
    }

    private string? Finish()
    {
        string? fault = FinishDump();
        if (fault is null && _printed.Length > 0) fault = Give(_printed, _callLine);
        _printed.Clear();
        return fault;
    }

    private string? FinishDump()
    {
        if (_dump.Length == 0) return null;
        string? fault = Give(_dump, _dumpLine);
        _dump.Clear();
        return fault;
    }

    private string? Give(DatagramBuffer datagram, int line)
    {
        _any = true;
        return _to.Take(datagram.Bytes, 0, _protocol, string.Create(CultureInfo.InvariantCulture, $"line {line}"));
    }

    private static string At(int line, string fault) => string.Create(CultureInfo.InvariantCulture, $"line {line}: {fault}");
}
