using System.Text;
using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.Move;

namespace HostDevice.Tests.Cni;

public class DeviceListTests
{
    [Fact]
    public void Entries_are_read_as_the_top_level_is()
    {
        DeviceList list = Read("""
            [{"DEVICE":"a","device":"b","name":"x"}, {"hwaddr":"02:00:00:00:00:01","hwaddr":null,"other":{"device":1}},
             {"kernelpath":"\/sys\/devices\/x"}, {"pciBusID":"0000:00:1f.6"}]
            """);
        Assert.Equal(4, list.Count);
        DeviceList.Enumerator entries = list.Entries(new byte[64]);
        Assert.True(entries.MoveNext());
        Assert.Equal(("b", "x"), (Text(entries.Current.Device), Text(entries.Current.Name)));
        Assert.True(entries.MoveNext());
        Assert.Equal("02:00:00:00:00:01", Text(entries.Current.Hwaddr));
        Assert.True(entries.MoveNext());
        Assert.Equal("/sys/devices/x", Text(entries.Current.Kernelpath));
        Assert.True(entries.MoveNext());
        Assert.Equal((3, "0000:00:1f.6"), (entries.Current.Place, Text(entries.Current.PciBusId)));
        Assert.False(entries.MoveNext());
        Assert.Equal("ok", Subject.Line(list.Check()));
    }

    [Theory]
    [InlineData("""{"name":"n"}""", true)]
    [InlineData("""{"name":"n","devices":null}""", true)]
    [InlineData("""{"name":"n","devices":[{"device":"a"}],"devices":null}""", false)]
    [InlineData("""{"name":"n","devices":[]}""", false)]
    public void None_is_told_from_empty(string document, bool isNone)
    {
        CniConfigReader.Read(Subject.Bytes(document), new byte[64], out CniConfig config);
        Assert.Equal(isNone, config.Devices.IsNone);
    }

    [Theory]
    [InlineData("net1", """[{"device":"a"},{"device":"b"},{"device":"c","name":"rdma0"},{"device":"d"}]""", "net1 net1-1 rdma0 net1-3")]
    [InlineData("net1", """[{"device":"a","name":"b"},{"device":"b","name":"a"}]""", "net1 a")]
    [InlineData("net1", """[{"device":"a"},{"device":"b","name":""}]""", "net1 net1-1")]
    [InlineData("pod16477688c0", """[{"device":"a"},{"device":"b"}]""", "pod16477688c0 pod16477688c0-1")]
    public void The_first_has_the_runtimes_name_and_the_others_their_own_or_a_number(string ifName, string list, string names)
        => Assert.Equal(names, Names(ifName, list));

    [Theory]
    [InlineData("pod16477688c0e", """[{"device":"a"},{"device":"b"},{"device":"c","name":"x"}]""",
        "7: \"devices[1].name\" is missing, and CNI_IFNAME with the number, \"pod16477688c0e-1\", is too long: give the device a name")]
    [InlineData("net1", """[{"device":"a"},{"device":"b","name":"net1"}]""",
        "7: \"devices[1]\" is to be called \"net1\" in the container, as \"devices[0]\": give it another \"name\"")]
    [InlineData("net1", """[{"device":"a"},{"device":"b","name":"net1-2"},{"device":"c"}]""",
        "7: \"devices[2]\" is to be called \"net1-2\" in the container, as \"devices[1]\": give it another \"name\"")]
    public void A_name_that_cannot_be_is_refused(string ifName, string list, string error) => Assert.Equal(error, Names(ifName, list));

    [Fact]
    public void Whatever_stands_there_is_read_without_an_exception()
    {
        foreach (string list in new[] { "5", "\"x\"", "{}", "[[]]", "[5,\"x\",null,true,{}]", "[{\"name\":[{}]}]", "[{\"device\":\"\\u0000\"}]" })
        {
            DeviceList read = Read(list);
            Assert.True(read.Check().Failed || read.Count == 1);
            Assert.Equal("", Text(read.DeviceAt(7, new byte[8])));
        }
    }

    [Fact]
    public void Checking_and_naming_allocate_nothing()
    {
        byte[] document = Subject.Bytes("""{"name":"n","devices":[{"device":"a"},{"device":"b"},{"hwaddr":"c","name":"\u0078"}]}""");
        long allocated = 0;
        // Twice unmeasured: the first runs compile and initialise.
        for (int round = 0; round < 3; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            NameOnce(document);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.Equal(0, allocated);
    }

    private static void NameOnce(byte[] document)
    {
        bool failed = CniConfigReader.Read(document, stackalloc byte[64], out CniConfig config).Failed || config.Devices.Check().Failed;
        failed |= !InterfaceName.TryCopy("net1"u8, out InterfaceName ifName);
        int count = config.Devices.Count;
        var devices = new DeviceSet(stackalloc MovedDevice[count], stackalloc byte[count * DeviceSet.Room]);
        failed |= DeviceNames.Fill(config.Devices, ifName, devices).Failed;
        if (failed || count != 3)
            throw new InvalidOperationException("The path that was measured is not the one that succeeds.");
    }

    private static string Names(string ifName, string list)
    {
        Assert.True(InterfaceName.TryCopy(Subject.Bytes(ifName), out InterfaceName name));
        DeviceList read = Read(list);
        var devices = new DeviceSet(new MovedDevice[read.Count], default);
        CniError refused = DeviceNames.Fill(read, name, devices);
        if (refused.Failed)
            return Subject.Line(refused);
        var names = new List<string>();
        for (int at = 0; at < devices.Count; at++)
            names.Add(devices[at].IfName.ToString());
        return string.Join(' ', names);
    }

    private static DeviceList Read(string list) => new(Subject.Bytes(list.Trim()));

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
