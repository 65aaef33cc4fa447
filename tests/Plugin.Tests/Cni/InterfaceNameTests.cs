using System.Text;
using HostDevice.Cni;
using HostDevice.Devices;

namespace HostDevice.Tests.Cni;

public class InterfaceNameTests
{
    [Theory]
    [InlineData("", "4: interface name is empty")]
    [InlineData("1234567890123456", "4: interface name is too long / interface name should be less than 16 characters")]
    [InlineData(".", "4: interface name is . or ..")]
    [InlineData("..", "4: interface name is . or ..")]
    [InlineData("a/b", "4: interface name contains / or : or whitespace characters")]
    [InlineData("a:b", "4: interface name contains / or : or whitespace characters")]
    [InlineData("a b", "4: interface name contains / or : or whitespace characters")]
    [InlineData("a\u0085", "4: interface name contains / or : or whitespace characters")]
    [InlineData("a\u3000", "4: interface name contains / or : or whitespace characters")]
    public void What_the_contract_refuses_is_refused_in_its_words(string text, string error)
    {
        Assert.Equal(error, Subject.Line(InterfaceName.TryParse(Subject.Bytes(text), out InterfaceName name)));
        Assert.True(name.IsEmpty);
        Assert.Equal(error, Subject.Line(InterfaceName.TryParseExisting(Subject.Bytes(text), out _)));
    }

    [Theory]
    [InlineData("à", "contains byte 0xa0, which the kernel takes for whitespace")]
    [InlineData("net%d", "contains %, which the kernel takes for a pattern")]
    [InlineData("a%", "contains %, which the kernel takes for a pattern")]
    [InlineData("all", "is all or default, which the kernel keeps for itself")]
    [InlineData("default", "is all or default, which the kernel keeps for itself")]
    public void What_the_kernel_refuses_late_is_refused_early_but_may_be_looked_up(string text, string error)
    {
        Assert.Equal($"4: interface name in CNI_IFNAME {error}", Subject.Line(InterfaceName.TryParse(Subject.Bytes(text), out InterfaceName name)));
        Assert.True(name.IsEmpty);
        Assert.False(InterfaceName.TryParseExisting(Subject.Bytes(text), out name).Failed);
        Assert.Equal(text, name.ToString());
    }

    [Fact]
    public void Of_single_bytes_exactly_those_pass_that_the_kernel_takes()
    {
        // Measured on 6.18 by trying every byte; 0x85 alone is no character of UTF-8, and the kernel does not mind it.
        byte[] refused = [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x25, 0x2f, 0x3a, 0xa0];
        for (int value = 1; value < 256; value++)
        {
            CniError error = InterfaceName.TryParse([(byte)'a', (byte)value], out _);
            Assert.True(error.Failed == refused.Contains((byte)value), $"byte {value:x2}: {Subject.Line(error)}");
        }
    }

    [Theory]
    [InlineData("e")]
    [InlineData("net1")]
    [InlineData("123456789012345")]
    [InlineData("...")]
    [InlineData("all1")]
    [InlineData("ñ€")]
    public void A_good_name_is_kept_as_it_is(string text)
    {
        Assert.False(InterfaceName.TryParse(Subject.Bytes(text), out InterfaceName name).Failed);
        Assert.Equal(text, Encoding.UTF8.GetString(name.Bytes));
        Assert.Equal(text, name.ToString());
        Assert.False(name.IsEmpty);
    }

    [Fact]
    public void Names_are_equal_by_their_bytes()
    {
        InterfaceName.TryCopy("net1"u8, out InterfaceName one);
        InterfaceName.TryCopy("net1"u8, out InterfaceName same);
        InterfaceName.TryCopy("net10"u8, out InterfaceName longer);
        Assert.True(one == same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.True(one != longer);
        Assert.True(default == default(InterfaceName));
        Assert.False(one.Equals(default));
    }

    [Fact]
    public void Bytes_that_no_link_can_bear_are_not_copied()
    {
        Assert.False(InterfaceName.TryCopy([], out _));
        Assert.False(InterfaceName.TryCopy("1234567890123456"u8, out _));
        Assert.False(InterfaceName.TryCopy("a\0b"u8, out _));
        Assert.True(InterfaceName.TryCopy("a b%"u8, out InterfaceName odd));
        Assert.Equal("a b%", odd.ToString());
    }
}
