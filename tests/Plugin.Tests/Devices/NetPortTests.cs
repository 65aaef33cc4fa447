using HostDevice.Devices;
using HostDevice.Tests.Cni;

namespace HostDevice.Tests.Devices;

public class NetPortTests
{
    [Fact]
    public void Ports_are_kept_in_the_order_of_their_names()
    {
        Span<NetPort> ports = new NetPort[4];
        string[] names = ["eth1", "eth0", "eth10", "abc"];
        for (int i = 0; i < names.Length; i++)
            NetPort.Insert(ports[..(i + 1)], Port(names[i]));
        Assert.Equal("abc eth0 eth1 eth10", Names(ports));
    }

    [Fact]
    public void What_is_made_on_another_port_is_left_out()
    {
        Span<NetPort> ports = new[] { Port("a", 8, 7), Port("b", 7, 7), Port("c", 9, 8) };
        Assert.Equal(1, NetPort.KeepMasters(ref ports));
        Assert.Equal("b", Names(ports));
    }

    [Fact]
    public void Both_ends_of_a_cable_are_kept()
    {
        Span<NetPort> ports = new[] { Port("a", 8, 7), Port("b", 7, 8) };
        Assert.Equal(2, NetPort.KeepMasters(ref ports));
    }

    [Fact]
    public void Ports_of_which_nothing_is_told_are_kept()
    {
        Span<NetPort> ports = new[] { Port("a"), Port("b"), Port("c", 5, 4) };
        Assert.Equal(3, NetPort.KeepMasters(ref ports));
    }

    private static NetPort Port(string name, int index = 0, int below = 0)
    {
        Assert.True(InterfaceName.TryCopy(Subject.Bytes(name), out InterfaceName copy));
        return new NetPort(copy, index, below);
    }

    private static string Names(ReadOnlySpan<NetPort> ports)
    {
        var names = new List<string>();
        foreach (NetPort port in ports)
            names.Add(port.Name.ToString());
        return string.Join(' ', names);
    }
}
