using System.Text;
using Netlink.Codec;
using Netlink.Codec.Rtnetlink;
using Plugin.Latency.Programs;

namespace Plugin.Latency.Kernel;

/// <summary>
/// The host (the namespace that this process is in), its containers, and the "wire": a namespace that holds the other ends of the
/// devices, so that they are no links of the host.
/// </summary>
internal sealed class Testbed : IDisposable
{
    private const string Wire = "wire";

    private readonly NetlinkSocket _host;

    internal Testbed()
    {
        Check(NetlinkSocket.Open(NetlinkSocket.Route, out NetlinkSocket? host));
        _host = host!;
        SystemTool.Ip("netns add " + Wire);
    }

    /// <summary>A container's namespace, made if need be; its path is what a runtime hands over as <c>CNI_NETNS</c>.</summary>
    internal static string Container(string name)
    {
        string path = "/run/netns/" + name;
        if (!File.Exists(path))
            SystemTool.Ip("netns add " + name);
        return path;
    }

    /// <summary>A device on the host: a <c>veth</c>, down, whose other end is up on the wire.</summary>
    internal static void AddDevice(string name, string address)
    {
        SystemTool.Ip($"link add {name} address {address} type veth peer name {name}w netns {Wire}");
        SystemTool.Ip($"-n {Wire} link set {name}w up");
    }

    internal static void RemoveDevice(string name) => SystemTool.Ip($"-n {Wire} link del {name}w");

    /// <summary>Links that the host has beside the device; removed when disposed of.</summary>
    /// <param name="group">A number of theirs, by which they are removed together: each alone would wait for RCU.</param>
    internal static IDisposable Crowd(int count, int group)
    {
        if (count == 0)
            return new Finally(() => { });
        SystemTool.IpBatch(Enumerable.Range(0, count).Select(i => $"link add crowd{group}x{i} group {group} type ifb"));
        return new Finally(() => SystemTool.Ip($"link del group {group}"));
    }

    /// <summary>Brings a device of the host up, as it is before ADD; it is down after DEL.</summary>
    internal void Up(string device)
    {
        var request = new NewlinkRequest(stackalloc byte[64])
        {
            IfiIndex = Index(device),
            IfiFlags = IfinfoFlags.Up,
            IfiChange = IfinfoFlags.Up,
        };
        Check(_host.Execute(request.Finish()));
    }

    /// <summary>Whether the host has the device.</summary>
    internal bool IsHome(string device) => Index(device) != 0;

    public void Dispose() => _host.Dispose();

    private int Index(string device)
    {
        Check(_host.FindLink(Encoding.UTF8.GetBytes(device), out int index));
        return index;
    }

    private static void Check(NetlinkError error)
    {
        if (error.Failed)
            throw new MeasurementException(error.ToString());
    }
}
