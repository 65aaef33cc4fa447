using System.Net;
using HostDevice.Ipam;
using HostDevice.Tests.Cni;

namespace HostDevice.Tests.Ipam;

public class IpTextTests
{
    [Theory]
    [InlineData("10.1.0.5", "10.1.0.5")]
    [InlineData("0.0.0.0", "0.0.0.0")]
    [InlineData("255.255.255.255", "255.255.255.255")]
    [InlineData("::", "::")]
    [InlineData("::1", "::1")]
    [InlineData("1::", "1::")]
    [InlineData("FD00:0:0:1:0:0:0:5", "fd00:0:0:1::5")]
    [InlineData("fd00:0:1:0:0:1:0:0", "fd00:0:1::1:0:0")]
    [InlineData("1:0:2:0:3:0:4:0", "1:0:2:0:3:0:4:0")]
    [InlineData("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8")]
    [InlineData("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0")]
    [InlineData("fd00::1.2.3.4", "fd00::102:304")]
    [InlineData("::ffff:10.1.0.5", "10.1.0.5")]
    [InlineData("0001:0200::", "1:200::")]
    public void An_address_is_written_as_go_writes_it(string text, string written)
    {
        Assert.True(IpParser.TryParse(Subject.Bytes(text), out IpAddress address));
        Assert.Equal(written, address.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.256")]
    [InlineData("1.2.3.04")]
    [InlineData("1.2..4")]
    [InlineData("1.2.3.4 ")]
    [InlineData("+1.2.3.4")]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4::5:6:7:8")]
    [InlineData("12345::")]
    [InlineData("::g")]
    [InlineData("fe80::1%eth0")]
    [InlineData("1:")]
    [InlineData(":1")]
    [InlineData("::1.2.3")]
    [InlineData("1:2:3:4:5:6:7:1.2.3.4")]
    public void What_go_refuses_is_no_address(string text)
        => Assert.False(IpParser.TryParse(Subject.Bytes(text), out _));

    [Theory]
    [InlineData("10.1.0.5/24", "10.1.0.5/24", "ffffff00")]
    [InlineData("10.1.0.5/024", "10.1.0.5/24", "ffffff00")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0", "00000000")]
    [InlineData("10.1.0.5/32", "10.1.0.5/32", "ffffffff")]
    [InlineData("10.1.0.5/9", "10.1.0.5/9", "ff800000")]
    [InlineData("fd00::5/64", "fd00::5/64", "ffffffffffffffff0000000000000000")]
    [InlineData("fd00::5/127", "fd00::5/127", "fffffffffffffffffffffffffffffffe")]
    [InlineData("::ffff:10.1.0.5/120", "10.1.0.5/24", "ffffff00")]
    public void A_prefix_keeps_its_address_and_its_length(string text, string written, string mask)
    {
        Assert.True(IpParser.TryParsePrefix(Subject.Bytes(text), out IpPrefix prefix));
        Assert.Equal(written, prefix.ToString());
        Assert.Equal(mask, IpText.Mask(prefix));
    }

    [Theory]
    [InlineData("10.1.0.5")]
    [InlineData("10.1.0.5/")]
    [InlineData("10.1.0.5/33")]
    [InlineData("10.1.0.5/-1")]
    [InlineData("10.1.0.5/99999999999999999999")]
    [InlineData("fd00::5/129")]
    [InlineData("fd00::5%x/64")]
    [InlineData("/24")]
    public void A_prefix_that_go_refuses_is_none(string text)
        => Assert.False(IpParser.TryParsePrefix(Subject.Bytes(text), out _));

    [Fact]
    public void Every_address_is_read_back_from_its_text_and_agrees_with_the_framework()
    {
        var random = new Random(7);
        byte[] bytes = new byte[16];
        for (int i = 0; i < 20_000; i++)
        {
            random.NextBytes(bytes);
            // Runs of zeros are what the text form is about.
            for (int zero = 0; zero < 16; zero++)
            {
                if (random.Next(3) > 0)
                    bytes[zero] = 0;
            }
            var address = new IpAddress(bytes);
            Assert.Equal(new IPAddress(bytes), IPAddress.Parse(address.ToString()));
            Assert.True(IpParser.TryParse(Subject.Bytes(address.ToString()), out IpAddress again));
            Assert.Equal(address, again);
        }
    }

    [Fact]
    public void Any_text_at_all_is_read_without_an_exception()
    {
        const string letters = "0123456789abcdefG:./%";
        var random = new Random(8);
        for (int i = 0; i < 200_000; i++)
        {
            byte[] text = new byte[random.Next(24)];
            for (int at = 0; at < text.Length; at++)
                text[at] = (byte)letters[random.Next(letters.Length)];
            if (IpParser.TryParsePrefix(text, out IpPrefix prefix))
                Assert.True(IpParser.TryParsePrefix(Subject.Bytes(prefix.ToString()), out IpPrefix again) && again == prefix);
        }
    }
}
