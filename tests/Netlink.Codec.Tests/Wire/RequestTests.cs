using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Wire;

/// <summary>What can be done with a finished request.</summary>
public sealed class RequestTests
{
    [Fact]
    public void As_another_operation_it_has_the_bytes_of_that_operation()
    {
        NetlinkRequest added = new NewruleRequest(new byte[64], NetlinkFlags.Create | NetlinkFlags.Exclusive) { Family = Af.Inet, Priority = 7 }.Finish();
        NetlinkRequest removed = new DelruleRequest(new byte[64]) { Family = Af.Inet, Priority = 7 }.Finish();

        Assert.Equal(removed.Bytes.ToArray(), added.As(RtnetlinkMessages.Delrule, NetlinkFlags.Ack).Bytes.ToArray());
    }

    [Fact]
    public void As_another_operation_a_failed_one_stays_failed()
    {
        NetlinkRequest failed = new NewruleRequest(new byte[8]).Finish().As(RtnetlinkMessages.Delrule, NetlinkFlags.Ack);

        Assert.Equal(NetlinkFault.BufferTooSmall, failed.Error.Fault);
        Assert.True(failed.Bytes.IsEmpty);
    }
}
