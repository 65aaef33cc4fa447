using Plugin.KernelTests.Kernel;
using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>One file is all that a node needs: no .NET, no C library.</summary>
public sealed class StandaloneTests : KernelTest
{
    private const string Versions = """
        {"cniVersion":"1.1.0","supportedVersions":["0.1.0","0.2.0","0.3.0","0.3.1","0.4.0","1.0.0","1.1.0"]}

        """;

    [Fact]
    public void The_binary_runs_where_nothing_else_is()
    {
        string root = RootWithOnlyThePlugin();

        string printed = Command.Run("unshare", "--mount", "/bin/sh", "-euc",
            "mount -t proc proc \"$0/proc\"; exec env -i CNI_COMMAND=VERSION \"$(command -v chroot)\" \"$0\" /host-device", root);

        Assert.Equal(Versions, printed);
    }

    [Fact]
    public void The_binary_runs_even_without_proc()
    {
        string root = RootWithOnlyThePlugin();

        string printed = Command.Run("env", "-i", "CNI_COMMAND=VERSION", "/usr/sbin/chroot", root, "/host-device");

        Assert.Equal(Versions, printed);
    }

    [Fact]
    public void Add_and_del_work_with_an_empty_environment_but_for_cni()
    {
        Host.AddLink("dev0");

        PluginCall call = Call("ADD", Netconf.Device("dev0")) with { Under = ["env", "-u", "PATH", "-u", "PWD", "-u", "OLDPWD"] };
        call.Run().AssertSuccess();
        (call with { Command = "DEL" }).Run().AssertSilentSuccess();

        Assert.Equal(["dev0"], Host.LinkNames());
    }

    private string RootWithOnlyThePlugin()
    {
        if (!File.Exists(Binaries.Plugin))
            Assert.Fail($"no plugin at {Binaries.Plugin}: run ./build.sh");
        string root = Path.Combine(Folder, "root");
        Directory.CreateDirectory(Path.Combine(root, "proc"));
        File.Copy(Binaries.Plugin, Path.Combine(root, "host-device"));
        return root;
    }
}
