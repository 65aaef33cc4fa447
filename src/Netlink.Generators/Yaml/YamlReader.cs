using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Threading;
using Netlink.Generators.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Netlink.Generators.Yaml;

/// <summary>Reads one YAML document into nodes that know their place. What is not YAML becomes a diagnostic, never an exception.</summary>
internal sealed class YamlReader
{
    /// <summary>A schema is about eight deep; the limit keeps a hostile file from exhausting the compiler's stack.</summary>
    private const int MaxDepth = 64;

    private readonly Dictionary<string, YamlNode> _anchors = [];
    private readonly DiagnosticBag _diagnostics;
    private readonly IParser _parser;
    private readonly CancellationToken _cancellation;

    private YamlReader(string text, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        _diagnostics = diagnostics;
        _cancellation = cancellation;
    }

    /// <returns>The document's root, or null when the text is not one YAML document; then there is a diagnostic.</returns>
    public static YamlNode? Read(string text, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        try
        {
            return new YamlReader(text, diagnostics, cancellation).ReadDocument();
        }
        catch (YamlException malformed)
        {
            diagnostics.Report(Descriptors.NotYaml, SpanOf(malformed.Start, malformed.End), WithoutPlace(malformed.Message));
            return null;
        }
    }

    private YamlNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept(out StreamEnd? _))
        {
            _diagnostics.Report(Descriptors.NotYaml, default, "the file is empty; write a family, beginning with 'name:'");
            return null;
        }
        _parser.Consume<DocumentStart>();
        YamlNode root = ReadNode(depth: 0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept(out DocumentStart? second))
            _diagnostics.Report(Descriptors.NotYaml, SpanOf(second.Start, second.End), "a second document begins here; write one family per file");
        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_parser.TryConsume(out AnchorAlias? alias)) return Resolve(alias);
        if (_parser.TryConsume(out Scalar? scalar)) return Named(scalar, new YamlScalar(scalar.Value, SpanOf(scalar.Start, scalar.End)));
        if (depth == MaxDepth)
            throw new YamlException(_parser.Current!.Start, _parser.Current.End, $"nested deeper than {MaxDepth} levels; a schema never is");
        if (_parser.TryConsume(out SequenceStart? sequence)) return Named(sequence, ReadSequence(sequence, depth));
        return ReadMapping(_parser.Consume<MappingStart>(), depth);
    }

    private YamlSequence ReadSequence(SequenceStart start, int depth)
    {
        ImmutableArray<YamlNode>.Builder items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!_parser.Accept(out SequenceEnd? _)) items.Add(ReadNode(depth + 1));
        _parser.Consume<SequenceEnd>();
        return new YamlSequence(items.ToImmutable(), SpanOf(start.Start, start.End));
    }

    private YamlNode ReadMapping(MappingStart start, int depth)
    {
        ImmutableArray<YamlEntry>.Builder entries = ImmutableArray.CreateBuilder<YamlEntry>();
        HashSet<string> keys = [];
        SourceSpan span = SpanOf(start.Start, start.End);
        while (!_parser.TryConsume(out MappingEnd? _))
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
        return Named(start, new YamlMapping(entries.ToImmutable(), span));
    }

    private YamlNode Named(NodeEvent at, YamlNode node)
    {
        if (!at.Anchor.IsEmpty) _anchors[at.Anchor.Value] = node;
        return node;
    }

    /// <remarks>An anchor is known only once its node is complete, so a node cannot contain itself.</remarks>
    private YamlNode Resolve(AnchorAlias alias) => _anchors.TryGetValue(alias.Value.Value, out YamlNode? node)
        ? node
        : throw new YamlException(alias.Start, alias.End, $"no anchor '&{alias.Value.Value}' stands before this alias; write it at the node to repeat");

    private static SourceSpan SpanOf(Mark start, Mark end)
    {
        int from = Clamp(start.Index), to = Clamp(end.Index);
        return new SourceSpan(
            from, to > from ? to - from : 0,
            Clamp(start.Line - 1), Clamp(start.Column - 1), Clamp(end.Line - 1), Clamp(end.Column - 1));
    }

    private static int Clamp(long value) => value < 0 ? 0 : (int)value;

    /// <summary>YamlDotNet writes its own "(Line: 3, …) - " before some messages; the diagnostic has the place already.</summary>
    private static string WithoutPlace(string message)
    {
        int end = message.StartsWith("(", System.StringComparison.Ordinal) ? message.IndexOf(": ", message.IndexOf(')') + 1, System.StringComparison.Ordinal) : -1;
        return (end < 0 ? message : message.Substring(end + 2)).TrimEnd('.');
    }
}
