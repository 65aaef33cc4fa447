using System.Collections.Immutable;
using Netlink.Generators.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Netlink.Generators.Yaml;

/// <summary>Reads one YAML document into nodes that know their place. What is not YAML becomes a diagnostic, never an exception.</summary>
internal sealed class YamlReader
{
    /// <summary>A schema is about eight deep; the limit keeps a hostile file from exhausting the compiler's stack.</summary>
    private const int MaxDepth = 64;

    /// <summary>
    /// Nodes with every alias written out: the largest of the kernel's has 15,000. A few lines of aliases to lists of aliases say billions.
    /// </summary>
    private const int MaxNodes = 250_000;

    private readonly Dictionary<string, (YamlNode Node, int Size)> _anchors = [];
    private int _size;
    private readonly DiagnosticBag _diagnostics;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly CancellationToken _cancellation;
    private readonly string? _path;

    private YamlReader(string text, string? path, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        _path = path;
        _scanner = new Scanner(new StringReader(text), skipComments: true);
        _parser = new Parser(_scanner);
        _diagnostics = diagnostics;
        _cancellation = cancellation;
    }

    /// <param name="path">The file, for the places of nodes and findings.</param>
    /// <returns>The document's root, or null when the text is not one YAML document; then there is a diagnostic.</returns>
    public static YamlNode? Read(string text, DiagnosticBag diagnostics, CancellationToken cancellation, string? path = null)
    {
        var reader = new YamlReader(text, path, diagnostics, cancellation);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException malformed)
        {
            if (reader.IndentingTab(text) is { } tab) diagnostics.Report(Descriptors.NotYaml, tab, "a tab indents this line; write spaces");
            else diagnostics.Report(Descriptors.NotYaml, reader.SpanOf(malformed.Start, malformed.End), WithoutPlace(malformed.Message));
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            // The scanner's own check of its state fails on some bytes (a NUL, a stray bracket) before it gets to complain of them.
            Mark at = reader._scanner.CurrentPosition;
            diagnostics.Report(Descriptors.NotYaml, reader.SpanOf(at, at), "the text cannot be read beyond this place");
        }
        return null;
    }

    private YamlNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (At<StreamEnd>())
        {
            _diagnostics.Report(Descriptors.NotYaml, new SourceSpan(0, 0, 0, 0, 0, 0, _path), "the file is empty; write a family, beginning with 'name:'");
            return null;
        }
        _parser.Consume<DocumentStart>();
        YamlNode root = ReadNode(depth: 0);
        _parser.Consume<DocumentEnd>();
        if (At<StreamEnd>()) return root;
        DocumentStart second = _parser.Consume<DocumentStart>();
        _diagnostics.Report(Descriptors.NotYaml, SpanOf(second.Start, second.End), "a second document begins here; write one family per file");
        return root;
    }

    private bool At<T>() where T : ParsingEvent => _parser.Accept<T>(out _);

    private YamlNode ReadNode(int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        ParsingEvent next = _parser.Consume<ParsingEvent>();
        if (next is AnchorAlias alias) return Resolve(alias);
        int before = _size++;
        YamlNode node = next switch
        {
            Scalar scalar => new YamlScalar(scalar.Value, SpanOf(scalar.Start, scalar.End)),
            SequenceStart or MappingStart when depth == MaxDepth =>
                throw new YamlException(next.Start, next.End, $"nested deeper than {MaxDepth} levels; a schema never is"),
            SequenceStart sequence => ReadSequence(sequence, depth),
            MappingStart mapping => ReadMapping(mapping, depth),
            _ => throw new YamlException(next.Start, next.End, "a value is missing here; write one"),
        };
        if (next is NodeEvent { Anchor: { IsEmpty: false } anchor }) _anchors[anchor.Value] = (node, _size - before);
        return node;
    }

    private YamlSequence ReadSequence(SequenceStart start, int depth)
    {
        ImmutableArray<YamlNode>.Builder items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!At<SequenceEnd>()) items.Add(ReadNode(depth + 1));
        _parser.Consume<SequenceEnd>();
        return new YamlSequence(items.ToImmutable(), SpanOf(start.Start, start.End));
    }

    private YamlMapping ReadMapping(MappingStart start, int depth)
    {
        ImmutableArray<YamlEntry>.Builder entries = ImmutableArray.CreateBuilder<YamlEntry>();
        HashSet<string> keys = [];
        SourceSpan span = SpanOf(start.Start, start.End);
        while (!At<MappingEnd>())
        {
            YamlNode key = ReadNode(depth + 1);
            YamlNode value = ReadNode(depth + 1);
            if (key is not YamlScalar name)
            {
                _diagnostics.Report(Descriptors.WrongShape, key.Span, "the key", "text", key.Shape);
                continue;
            }
            // The place of a mapping is its first key: an empty event at the line's start would underline nothing.
            if (entries.Count == 0) span = name.Span;
            if (keys.Add(name.Value)) entries.Add(new YamlEntry(name, value));
            else _diagnostics.Report(Descriptors.DuplicateKey, name.Span, name.Value);
        }
        _parser.Consume<MappingEnd>();
        return new YamlMapping(entries.ToImmutable(), span);
    }

    /// <remarks>An anchor is known only once its node is complete, so a node cannot contain itself.</remarks>
    private YamlNode Resolve(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out (YamlNode Node, int Size) anchor))
        {
            string unknown = $"no anchor '&{alias.Value.Value}' stands before this alias; write it at the node to repeat";
            throw new YamlException(alias.Start, alias.End, unknown);
        }
        _size += anchor.Size;
        if (_size <= MaxNodes) return anchor.Node;
        throw new YamlException(alias.Start, alias.End, $"up to this alias the file says more than {MaxNodes} things; repeat less");
    }

    private SourceSpan SpanOf(Mark start, Mark end)
    {
        int from = Clamp(start.Index), to = Clamp(end.Index);
        return new SourceSpan(
            from, to > from ? to - from : 0,
            Clamp(start.Line - 1), Clamp(start.Column - 1), Clamp(end.Line - 1), Clamp(end.Column - 1), _path);
    }

    /// <summary>The scanner reports a tab at the start of the mapping around it, which may be the first line.</summary>
    private SourceSpan? IndentingTab(string text)
    {
        int line = 0, lineStart = 0;
        bool isIndent = true;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') (line, lineStart, isIndent) = (line + 1, i + 1, true);
            else if (isIndent && text[i] == '\t') return new SourceSpan(i, 1, line, i - lineStart, line, i - lineStart + 1, _path);
            else if (text[i] != ' ') isIndent = false;
        }
        return null;
    }

    private static int Clamp(long value) => value < 0 ? 0 : (int)value;

    /// <summary>YamlDotNet writes its own "(Line: 3, …) - " before some messages; the diagnostic has the place already.</summary>
    private static string WithoutPlace(string message)
    {
        int end = message.StartsWith("(", StringComparison.Ordinal) ? message.IndexOf(": ", message.IndexOf(')') + 1, StringComparison.Ordinal) : -1;
        return (end < 0 ? message : message.Substring(end + 2)).TrimEnd('.');
    }
}
