using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests.Containerd;

/// <summary>
/// containerd starts containers with our plugin as the only one of their network. <c>ctr</c> sends DEL after the container's process
/// has ended, and never says CNI_NETNS with it; the namespace outlives the container here, as a Kubernetes pod's does.
/// </summary>
public sealed class ContainerdTests : KernelTest
{
    private const string Members = """
        "type": "host-device", "device": "dev0", "ipam": {"type": "static", "addresses": [{"address": "10.77.0.2/24"}]}
        """;

    private const string Networks = $$"""{"cniVersion": "1.0.0", "name": "test-net", "plugins": [{ {{Members}} }]}""";

    private string ContainerId => Path.GetFileName(Folder);

    [Fact]
    public void A_container_has_the_device_and_its_address_and_the_host_has_the_device_back_afterwards()
    {
        Host.AddLink("dev0");
        Snapshot before = Host.Snapshot();

        RunContainer();
        DelInNamespace();

        Snapshot.AssertSame(before, Host.Snapshot());
        Assert.Equal("", Host.Alias("dev0"));
        Assert.Empty(Pod.LinkNames());
    }

    [Fact]
    public void A_device_that_the_kernel_gave_back_under_the_containers_name_serves_the_next_container()
    {
        Host.AddLink("dev0");
        Snapshot before = Host.Snapshot();
        RunContainer();
        // What the kernel does with hardware whose namespace ends: virtual links end with it.
        Pod.Ip($"link set eth0 netns {Host.Name}");
        Assert.Equal("dev0", Host.Alias("eth0"));

        RunContainer();
        DelInNamespace();

        Snapshot.AssertSame(before, Host.Snapshot());
        Assert.Equal("", Host.Alias("dev0"));
    }

    /// <summary>Runs a container to its end; while it lives, the device is inside and not on the host.</summary>
    private void RunContainer()
    {
        using Container container = Container.Start(Host, Pod, Folder, Networks, ContainerId);
        Assert.Contains(": eth0: <", container.Output, StringComparison.Ordinal);
        Assert.Contains("inet 10.77.0.2/24 ", container.Output, StringComparison.Ordinal);
        Assert.Empty(Host.LinkNames());
        Assert.Equal("dev0", Pod.Alias("eth0"));
        container.End();
    }

    /// <summary>The DEL of a runtime that says the namespace, for the attachment that containerd made.</summary>
    private void DelInNamespace()
    {
        PluginCall del = Call("DEL", $$"""{"cniVersion": "1.0.0", "name": "test-net", {{Members}} }""") with
        {
            ContainerId = "default-" + ContainerId,
            Ifname = "eth0",
            CniPath = Binaries.FolderWith("static"),
        };
        del.Run().AssertSilentSuccess();
    }
}
