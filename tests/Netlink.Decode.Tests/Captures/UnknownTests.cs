using Netlink.Decode.Decoding;

namespace Netlink.Decode.Tests.Captures;

/// <summary>What stays a number or bytes although the kernel means something by it.</summary>
public sealed class UnknownTests
{
    /// <summary>Sent on purpose, to be refused.</summary>
    private static readonly string[] s_meant = ["rt-addr getaddr: #99", "netdev dev-get: #250"];

    [Fact]
    public void No_attribute_and_no_message_is_unknown()
    {
        SortedDictionary<string, int> unknown = new(StringComparer.Ordinal);
        int messages = 0;
        foreach (Capture capture in Capture.All())
        {
            foreach ((_, DecodedMessage message) in capture.Decode(Specs.Kernel))
            {
                messages++;
                string place = $"{message.Family} {message.Operation}";
                if (message.Operation is null) Note($"type {message.Type}");
                Walk(place, message.Attributes);
                Walk(place, message.Header);
            }
        }
        foreach (string meant in s_meant) Assert.True(unknown.Remove(meant), $"{meant} is not there any more");
        Assert.True(unknown.Count == 0, $"{unknown.Values.Sum()} are unknown:{Environment.NewLine}{string.Join(Environment.NewLine, unknown.Select(item => $"{item.Value} {item.Key}"))}");
        Assert.True(messages >= 1_400, $"only {messages} messages");

        void Note(string what) => unknown[what] = unknown.GetValueOrDefault(what) + 1;

        void Walk(string path, Value value)
        {
            foreach (Value item in value is Items items ? items.All : []) Walk(path, item);
            foreach (Member member in value is Members members ? members.All : [])
            {
                string inner = $"{path}{(path.Contains(':', StringComparison.Ordinal) ? "." : ": ")}{member.Name}";
                if (member.Name.StartsWith('#')) Note(inner);
                Walk(inner, member.Value);
            }
        }
    }
}
