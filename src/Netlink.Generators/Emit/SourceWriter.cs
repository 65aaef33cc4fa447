using System.Text;

namespace Netlink.Generators.Emit;

/// <summary>Writes indented lines that end in LF on every machine.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line() => _text.Append('\n');

    public void Line(string line) => _text.Append(' ', _depth * 4).Append(line).Append('\n');

    /// <summary>Writes a piece of code as it stands, each line at the present depth.</summary>
    public void Lines(string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            if (line.Length == 0) Line();
            else Line(line.TrimEnd('\r'));
        }
    }

    /// <summary>Writes <paramref name="header"/> and a brace; what follows is indented until the block is disposed.</summary>
    public IDisposable Block(string header)
    {
        Line(header);
        Line("{");
        _depth++;
        return new OpenBlock(this);
    }

    public override string ToString() => _text.ToString();

    private sealed class OpenBlock(SourceWriter writer) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line("}");
        }
    }
}
