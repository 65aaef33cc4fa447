using System.Text.Json.Nodes;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Several;

/// <summary>Calls that move eight devices together: <c>dev0</c> to <c>dev7</c>, named <c>net1</c>, <c>net1-1</c>, …, <c>net1-7</c> in the pod.</summary>
public abstract class SeveralTest : KernelTest
{
    private protected const int Count = 8;

    /// <summary>Where records lie, as seen from outside.</summary>
    private protected string Records => Path.Combine(Folder, "run/hostdevice-fast");

    private protected static IEnumerable<int> Places => Enumerable.Range(0, Count);

    /// <summary>What each is called in the pod, in the order of the list.</summary>
    private protected static string[] PodNames => [.. Places.Select(PodName)];

    private protected static string[] HostNames => [.. Places.Select(place => $"dev{place}")];

    /// <summary>The list of all eight by name.</summary>
    private protected static string All(string cniVersion = "1.0.0", string members = "")
        => List(string.Join(',', HostNames.Select(name => $$"""{"device":"{{name}}"}""")), cniVersion, members);

    /// <summary>A configuration with this list.</summary>
    /// <param name="entries">JSON, with commas between.</param>
    /// <param name="members">Further keys, each with a comma before it.</param>
    private protected static string List(string entries, string cniVersion = "1.0.0", string members = "")
        => $$"""{"cniVersion":"{{cniVersion}}","name":"test-net","type":"host-device","devices":[{{entries}}]{{members}}}""";

    /// <summary>The same configuration after somebody lost the list.</summary>
    private protected static string Lost => """{"cniVersion":"1.0.0","name":"test-net","type":"host-device"}""";

    private protected static string PodName(int place) => place == 0 ? "net1" : $"net1-{place}";

    /// <summary>The eight with all that a move and its undo must carry; <c>dev0</c>, <c>dev2</c>, … are up.</summary>
    private protected void AddDevices(params int[] without)
    {
        foreach (int place in Places.Except(without))
        {
            Host.AddLink($"dev{place}", up: place % 2 == 0);
            Dress($"dev{place}", place);
        }
    }

    private protected void Dress(string name, int place)
    {
        Host.Ip($"link set {name} alias uplink-{place} mtu {1400 + place} txqueuelen {70 + place}");
        Host.Ip($"link property add dev {name} altname {name}-alt");
        Host.Ip($"addr add 10.77.{place}.1/24 dev {name}");
        if (place % 2 != 0)
            return;
        Host.Ip($"addr add fd00:77:{place}::1/64 dev {name} nodad");
        Host.Ip($"route add 10.88.{place}.0/24 via 10.77.{place}.254 dev {name}");
    }

    /// <summary>GC with these attachments alive.</summary>
    private protected PluginCall Gc(string attachments)
    {
        string netconf = $$"""{"cniVersion":"1.1.0","name":"test-net","type":"host-device","cni.dev/valid-attachments":{{attachments}}}""";
        return Call("GC", netconf) with { ContainerId = null, Netns = null, Ifname = null };
    }

    /// <summary>Names of the result's interfaces.</summary>
    private protected static string[] Interfaces(string result) => [.. JsonNode.Parse(result)!["interfaces"]!.AsArray().Select(one => (string)one!["name"]!)];

    /// <summary>What the kernel drops of a device that moves, or DEL leaves as upstream does.</summary>
    private protected static readonly string[] Dropped = ["up", "inet", "inet6"];
}
