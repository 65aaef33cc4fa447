using Netlink.Decode.Decoding;

namespace Netlink.Decode.Tests.Captures;

/// <summary>Links by index and each name that they had: tools print names.</summary>
internal sealed class LinkNames : HashSet<(string Index, string Name)>
{
    private static readonly Lazy<LinkNames> s_all = new(Find);

    public static LinkNames All => s_all.Value;

    private static LinkNames Find()
    {
        var names = new LinkNames();
        foreach (Capture capture in Capture.All().Where(capture => capture.Name is "link-dump-all" or "notify-link-new" or "notify-link-rename"))
        {
            foreach ((_, DecodedMessage message) in capture.Decode(Specs.Kernel))
            {
                Fields fields = Fields.Of(message);
                if (fields.TryGetValue("ifi-index", out string? index) && fields.TryGetValue("ifname", out string? name)) names.Add((index, name));
            }
        }
        return names;
    }
}
