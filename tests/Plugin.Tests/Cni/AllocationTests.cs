using HostDevice.Cni;
using HostDevice.Devices;

namespace HostDevice.Tests.Cni;

public class AllocationTests
{
    [Fact]
    public void From_the_environment_to_the_result_nothing_is_allocated()
    {
        // Twice unmeasured: the first runs compile and initialise.
        long allocated = 0;
        for (int round = 0; round < 3; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            AnswerOnce();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.Equal(0, allocated);
    }

    private static void AnswerOnce()
    {
        var environment = new CniEnvironment
        {
            CommandText = "CHECK"u8,
            ContainerId = "0a1b2c3d"u8,
            Netns = "/run/netns/x"u8,
            IfNameText = "net1"u8,
            Path = "/opt/cni/bin"u8,
        };
        bool failed = environment.Check().Failed;
        ReadOnlySpan<byte> document = """
            {"cniVersion":"1.0.0","name":"n","type":"host-device","device":"e\u0074h0","ipam":{},"dns":{"search":["a"]},
             "prevResult":{"cniVersion":"1.0.0","interfaces":[{"name":"net1","mac":"02:00:00:00:00:0a","sandbox":"\/run/netns/x"}]}}
            """u8;
        failed |= CniConfigReader.Read(document, stackalloc byte[64], out CniConfig config).Failed;
        failed |= config.VersionFault.Failed || CniVersions.Gate(environment.Command, config.VersionText).Failed;
        failed |= config.CheckSelector().Failed || CniVersions.CanExpressWithoutIps(config.Version).Failed;
        failed |= InterfaceName.TryParse(config.Device, out InterfaceName device).Failed;
        failed |= PrevResult.Read(environment, config, stackalloc byte[64], out PrevResult prevResult).Failed;
        failed |= prevResult.CheckMac([2, 0, 0, 0, 0, 10]).Failed;
        var output = new JsonOutput(stackalloc byte[1024]);
        var result = new CniResult { Version = config.Version, Interfaces = [new OwnInterface(device, [2, 0, 0, 0, 0, 10])], Sandbox = environment.Netns };
        CniResult.Write(result, ref output);
        if (failed || output.Written.IsEmpty)
            throw new InvalidOperationException("The path that was measured is not the one that succeeds.");
    }
}
