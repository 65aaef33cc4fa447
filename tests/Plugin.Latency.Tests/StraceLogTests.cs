using Plugin.Latency.Trace;

namespace Plugin.Latency.Tests;

/// <summary>Counting in what strace wrote down; the lines are strace 6.1's.</summary>
public sealed class StraceLogTests
{
    // RTM_NEWLINK of index 3: IFLA_NET_NS_FD, IFLA_IFNAME, IFLA_IFALIAS.
    private const string Move = """
        socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 5
        setsockopt(5, SOL_SOCKET, SO_BINDTODEVICE, [829711726], 4) = -1 ENODEV (No such device)
        sendmsg(5, {msg_name={sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, msg_namelen=12, msg_iov=[{iov_base=[…], iov_len=60}], msg_iovlen=1, msg_controllen=0, msg_flags=0}, 0) = 60
         * 60 bytes in buffer 0
         | 00000  3c 00 00 00 10 00 05 00  05 00 00 00 00 00 00 00  <............... |
         | 00010  00 00 00 00 03 00 00 00  01 00 00 00 01 00 00 00  ................ |
         | 00020  08 00 1c 00 03 00 00 00  09 00 03 00 6e 65 74 31  ............net1 |
         | 00030  00 00 00 00 08 00 14 00  65 74 68 35              ........eth5     |
        write(1, "{}", 2)                       = 2
         | 00000  7b 7d                                             {}               |
        """;

    [Fact]
    public void System_calls_are_counted_and_dumped_bytes_are_not()
        => Assert.Equal(4, Log(Move).SystemCalls);

    [Fact]
    public void A_move_is_found_in_the_bytes_of_what_was_sent()
    {
        RtnlMessage message = Assert.Single(Log(Move).Messages);

        Assert.Equal(new RtnlMessage(16, 0, IsMove: true), message);
        Assert.True(message.TakesRtnl);
    }

    [Fact]
    public void What_goes_to_another_kind_of_socket_or_file_is_no_message()
    {
        string file = Move.Replace("sa_family=AF_NETLINK", "sa_family=AF_UNIX", StringComparison.Ordinal);

        Assert.Empty(Log(file).Messages);
    }

    [Theory]
    [InlineData(16, 0, true)]   // RTM_NEWLINK
    [InlineData(18, 0, true)]   // RTM_GETLINK
    [InlineData(20, 10, true)]  // RTM_NEWADDR
    [InlineData(22, 0, true)]   // RTM_GETADDR of all families
    [InlineData(22, 2, false)]  // RTM_GETADDR of one
    [InlineData(24, 2, true)]   // RTM_NEWROUTE, IPv4
    [InlineData(24, 10, false)] // RTM_NEWROUTE, IPv6
    [InlineData(26, 2, false)]  // RTM_GETROUTE
    [InlineData(90, 0, false)]  // RTM_GETNSID
    [InlineData(3, 0, false)]   // NLMSG_DONE
    public void The_lock_is_taken_by_kind_and_family(int type, int family, bool takesRtnl)
        => Assert.Equal(takesRtnl, new RtnlMessage(type, family, IsMove: false).TakesRtnl);

    [Fact]
    public void A_datagram_may_hold_several_messages_and_end_in_the_middle_of_one()
    {
        byte[] get = [20, 0, 0, 0, 18, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

        Assert.Equal(2, RtnlMessage.Split([.. get, .. get, .. get[..12]]).Count());
    }

    private static StraceLog Log(string text) => new(text.Split('\n'));
}
