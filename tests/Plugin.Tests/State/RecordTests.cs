using System.Text;
using HostDevice.Devices;
using HostDevice.Move;
using HostDevice.State;

namespace HostDevice.Tests.State;

/// <summary>What is written down of a device, and under which key.</summary>
public class RecordTests
{
    private const string Single = """
        hostdevice-fast 1
        ifindex 7
        name 64657630
        type 1
        address 0200000000010000000000000000
        up 1
        alias 75706c696e6b
        altname 6e657431

        """;

    [Fact]
    public void A_single_device_needs_neither_number_nor_name() => Assert.Equal(Single, Written(count: 1, at: 0));

    [Fact]
    public void The_first_of_several_says_how_many_they_are() => Assert.Equal(Single + "devices 8\n", Written(count: 8, at: 0));

    [Fact]
    public void Each_other_one_says_what_it_is_called() => Assert.Equal(Single + "ifname 6e6574312d33\n", Written(count: 8, at: 3));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void What_was_written_is_read(int at)
    {
        string text = Written(count: 8, at);
        Assert.True(RecordText.TryRead(Encoding.UTF8.GetBytes(text), new byte[InterfaceAlias.MaxLength], new byte[AltnameList.Room], out DeviceRecord read));
        Assert.Equal(at == 0 ? 8 : 0, read.Count);
        Assert.Equal(at == 0 ? "" : "net1-3", read.IfName.ToString());
        Assert.Equal("dev0", read.Device.Name.ToString());
        Assert.Equal("uplink", Encoding.UTF8.GetString(read.Alias));
    }

    [Theory]
    [InlineData(0, "c0ffee:net1")]
    [InlineData(1, "c0ffee:net1:1")]
    [InlineData(31, "c0ffee:net1:31")]
    public void The_keys_of_an_attachment_begin_alike(int place, string key)
    {
        Assert.True(InterfaceName.TryCopy("net1"u8, out InterfaceName name));
        ReadOnlySpan<byte> written = RecordStore.Key(new byte[RecordStore.MaxKey], "c0ffee"u8, name, place);
        Assert.Equal(key, Encoding.UTF8.GetString(written));
        Assert.Equal("c0ffee:net1", Encoding.UTF8.GetString(RecordStore.Attachment(written)));
    }

    [Fact]
    public void A_file_of_another_name_is_its_own_attachment()
        => Assert.Equal("other", Encoding.UTF8.GetString(RecordStore.Attachment("other"u8)));

    private static string Written(int count, int at)
    {
        Assert.True(InterfaceName.TryCopy("dev0"u8, out InterfaceName name));
        var devices = new DeviceSet(new MovedDevice[count], new byte[count * DeviceSet.Room]);
        Assert.True(InterfaceName.TryCopy(Subject($"net1-{at}"), out devices[at].IfName));
        devices[at].Device = new Device(7, name, new LinkAddress(1, [2, 0, 0, 0, 0, 1]), IsUp: true);
        "uplink"u8.CopyTo(devices.Alias(at));
        devices[at].AliasLength = 6;
        Assert.True(devices.TryAddAltname(at, "net1"u8));
        return Encoding.UTF8.GetString(RecordText.Write(devices.Record(at), new byte[RecordText.MaxLength]));
    }

    private static byte[] Subject(string text) => Encoding.UTF8.GetBytes(text);
}
