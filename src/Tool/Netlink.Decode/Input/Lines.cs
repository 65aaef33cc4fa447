namespace Netlink.Decode.Input;

/// <summary>A text line by line.</summary>
internal sealed class Lines(Source source)
{
    private int _taken;

    /// <summary>Counts from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The line is longer than any that makes sense.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The next line without its end, valid until the next call; false at the end of the text, or when a line is too long.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        source.Skip(_taken);
        _taken = 0;
        Number++;
        int searched = 0;
        while (true)
        {
            int end = source.Window[searched..].IndexOf((byte)'\n');
            if (end >= 0)
            {
                line = source.Window[..(searched + end)].TrimEnd((byte)'\r');
                _taken = searched + end + 1;
                return true;
            }
            searched = source.Window.Length;
            if (searched >= Limits.Line)
            {
                IsTooLong = true;
                line = default;
                return false;
            }
            if (source.Fill(Math.Min(Math.Max(2 * searched, 4096), Limits.Line)) || source.Window.Length > searched) continue;
            line = source.Window;
            _taken = line.Length;
            return !line.IsEmpty;
        }
    }
}
