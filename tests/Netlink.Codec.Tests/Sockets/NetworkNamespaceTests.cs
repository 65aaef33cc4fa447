using System.Text;
using Netlink.Codec.Diagnostics;
using Netlink.Codec.Tests.Kernel;

namespace Netlink.Codec.Tests.Sockets;

public class NetworkNamespaceTests
{
    [Fact]
    public void A_file_that_is_no_namespace_is_malformed_and_its_file_system_is_told()
    {
        string path = Path.GetTempFileName();
        try
        {
            NetlinkError error = Open(path, out NetworkNamespace ns, out long fileSystem);
            Assert.Equal((NetlinkFault.Malformed, -1), (error.Fault, ns.Fd));
            Assert.NotEqual(0, fileSystem);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_path_that_is_missing_or_too_long_is_the_error_of_open()
    {
        NetlinkError error = Open("/run/netns/hdf-nobody", out _, out long fileSystem);
        Assert.Equal((NetlinkFault.SystemCall, Errno.ENOENT, "open", 0L), (error.Fault, error.Errno, error.Attribute, fileSystem));
        Assert.Equal(36, Open(new string('x', 4096), out _, out _).Errno);
    }

    [Fact]
    public void Two_paths_to_one_namespace_are_equal_and_two_namespaces_are_not()
    {
        using var ns = new TestNamespace();
        using var other = new TestNamespace();
        Assert.False(Open(ns.Path, out NetworkNamespace again, out _).Failed);
        Assert.True(again == ns.Opened);
        Assert.True(again != other.Opened);
        Assert.Equal(again.GetHashCode(), ns.Opened.GetHashCode());
        again.Dispose();
    }

    [Fact]
    public void Opening_a_socket_elsewhere_leaves_the_thread_where_it_was()
    {
        using var ns = new TestNamespace();
        string before = File.ResolveLinkTarget("/proc/thread-self/ns/net", false)!.Name;
        NetlinkSocket socket = ns.OpenSocket();
        Assert.Equal(before, File.ResolveLinkTarget("/proc/thread-self/ns/net", false)!.Name);
        ns.Ip("link add only-here type ifb");
        Assert.False(socket.FindLink("only-here"u8, out int index).Failed);
        Assert.Equal(ns.Index("only-here"), index);
    }

    [Fact]
    public void A_namespace_of_another_kind_cannot_be_entered()
    {
        Assert.False(Open("/proc/self/ns/uts", out NetworkNamespace uts, out _).Failed);
        Assert.False(NetworkNamespace.OpenOwn(out NetworkNamespace own).Failed);
        NetlinkError error = NetlinkSocket.OpenIn(NetlinkSocket.Route, uts, own, out NetlinkSocket? socket);
        Assert.Equal((Errno.EINVAL, "setns"), (error.Errno, error.Attribute));
        Assert.Null(socket);
        uts.Dispose();
        own.Dispose();
    }

    private static NetlinkError Open(string path, out NetworkNamespace ns, out long fileSystem)
        => NetworkNamespace.Open(Encoding.UTF8.GetBytes(path), out ns, out fileSystem);
}
