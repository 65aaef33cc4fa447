using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>
/// A host and a pod, each a fresh namespace of this one test; the machine's own links are out of reach. Its <c>/run</c>
/// is a private one. When the test is over, whatever its result, all of it is removed, and the test fails if
/// anything of it is left or if the plugin kept a record of a device that is back.
/// </summary>
public abstract class KernelTest : IDisposable
{
    private readonly string _tag;

    private protected KernelTest()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root: makes network namespaces and moves links");
        string about = GetType().Name.Replace("Tests", "", StringComparison.Ordinal).ToLowerInvariant();
        _tag = $"hdf-{about}-{Guid.NewGuid().ToString("N")[..6]}";
        Folder = Directory.CreateTempSubdirectory(_tag).FullName;
        Directory.CreateDirectory(Path.Combine(Folder, "run/netns"));
        Host = new NetworkNamespace(_tag + "-host");
        try
        {
            Pod = new NetworkNamespace(_tag + "-pod");
        }
        catch
        {
            Host.Dispose();
            throw;
        }
    }

    /// <summary>Where the plugin runs and where devices come from.</summary>
    private protected NetworkNamespace Host { get; }

    /// <summary>Where devices go to.</summary>
    private protected NetworkNamespace Pod { get; }

    /// <summary>A folder for files of this test.</summary>
    private protected string Folder { get; }

    /// <summary>What the plugin sees as <c>/run/hostdevice-fast</c>; it makes the folder itself.</summary>
    private string State => Path.Combine(Folder, "run/hostdevice-fast");

    /// <summary>A call for the pod as <c>net1</c>; a test changes what it is about.</summary>
    private protected PluginCall Call(string command, string netconf)
        => new(command, Host, Path.Combine(Folder, "run"), netconf) { Netns = Pod.Path };

    private protected PluginResult Add(string netconf) => Call("ADD", netconf).Run();

    private protected PluginResult Del(string netconf) => Call("DEL", netconf).Run();

    /// <summary>A refused call: one error, exit 1, and neither the host nor the pod differs from before.</summary>
    private protected PluginError AssertRefusedUntouched(PluginCall call)
    {
        Snapshot host = Host.Snapshot(), pod = Pod.Snapshot();
        PluginResult result = call.Run();
        Snapshot.AssertSame(host, Host.Snapshot());
        Snapshot.AssertSame(pod, Pod.Snapshot());
        return result.AssertError();
    }

    /// <summary>A device that shows any touch: up, with alias, altname, addresses of both families and a route.</summary>
    private protected void AddDressedDevice(string name)
    {
        Host.AddLink(name, up: true);
        Host.Ip($"link set {name} alias uplink-7");
        Host.Ip($"link property add dev {name} altname {name}-alt");
        Host.Ip($"addr add 10.77.0.1/24 dev {name}");
        Host.Ip($"addr add fd00:77::1/64 dev {name} nodad");
        Host.Ip($"route add 10.88.0.0/16 via 10.77.0.254 dev {name}");
    }

    /// <summary>Debian's package is older than CNI 1.1.0, and its layout of results too.</summary>
    private protected void SkipUnlessModern(string program)
        => Assert.SkipUnless((Call("VERSION", "{}") with { Binary = program }).Run().Stdout.Contains("1.1.0", StringComparison.Ordinal),
            $"{program} is older than CNI 1.1.0");

    public void Dispose()
    {
        // A device that a test left in its pod (its alias tells) keeps its record, as it must.
        bool away = !Pod.Exists || Pod.LinkNames().Any(name => Pod.Alias(name).Length > 0);
        string[] records = away || !Directory.Exists(State) ? [] : Directory.GetFileSystemEntries(State);
        Host.Dispose();
        Pod.Dispose();
        Directory.Delete(Folder, recursive: true);
        string[] left = [.. Directory.GetFiles("/run/netns", _tag + "*"), .. Directory.GetDirectories("/sys/class/net", "hdf-*")];
        GC.SuppressFinalize(this);
        Assert.Empty(records);
        Assert.Empty(left);
    }
}
