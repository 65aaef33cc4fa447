using System.Text.Json;
using System.Text.RegularExpressions;

namespace Netlink.Decode.Tests.Captures;

/// <summary>What tools printed of one kind of objects, against the messages that they are of.</summary>
/// <param name="Kind">Its lines in <c>fields.txt</c>.</param>
/// <param name="Asked">What was run, one of these: tool and object.</param>
/// <param name="Key">What tells an object from others of its kind, as printed; <c>?</c> behind what is not always printed.</param>
/// <param name="IsOne">Whether a message tells of such an object, by its fields.</param>
/// <param name="Values">So many values are known to be compared, at least.</param>
/// <param name="Names">Of so many fields, at least.</param>
internal sealed partial record Comparison(string Kind, string[] Asked, string[] Key, Func<Fields, bool> IsOne, int Values, int Names)
{
    /// <summary>The objects in what was printed.</summary>
    public Func<JsonElement, IEnumerable<JsonElement>> Objects { get; init; } = printed => printed.EnumerateArray();

    /// <summary>The objects in the messages of one case.</summary>
    public Func<IEnumerable<Fields>, IEnumerable<Fields>> Found { get; init; } = messages => messages;

    public bool IsAsked(Capture capture) => Array.Exists(Asked, asked => Options().Replace(capture.Asked + " ", "").StartsWith(asked + " ", StringComparison.Ordinal));

    public void Check()
    {
        var map = new FieldMap(Kind);
        var tally = new Tally();
        foreach (Capture capture in Capture.All().Where(IsAsked))
        {
            if (capture.Printed is not { } printed) continue;
            Fields[] found = [.. Found(capture.Decode(Specs.Kernel).Where(item => item.Datagram.IsReceived && item.Message.Operation is not null).Select(item => Fields.Of(item.Message))).Where(IsOne)];
            foreach (Fields item in Objects(printed).Select(Fields.Of).Where(item => item.Count > 0))
            {
                string place = $"{capture.Name} {string.Join(' ', Key.Select(name => item.GetValueOrDefault(name.TrimEnd('?'))))}";
                if (found.LastOrDefault(fields => map.IsOf(item, fields, Key, LinkNames.All)) is { } fields) map.Compare(item, fields, LinkNames.All, tally, place);
                // What was asked beside the datagrams may tell of objects that are not in them.
                else Assert.True(capture.IsBeside, $"{place}: no {Kind} is it");
            }
        }
        tally.Check(Values, Names);
        Assert.Empty(map.Unused);
    }

    /// <summary>Options before the object.</summary>
    [GeneratedRegex(@"(?<=^\w+)( -n \S+| -\S+)+")]
    private static partial Regex Options();
}
