using Plugin.KernelTests.Runtime;

namespace Plugin.KernelTests;

/// <summary>
/// The kernel checks a new name only after the device has left the host, so every name that it would refuse there
/// (<c>dev_valid_name</c>, the sysctl folders' own names, a pattern) must be refused by the plugin beforehand.
/// </summary>
public sealed class InterfaceNameTests : KernelTest
{
    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a:b")]
    [InlineData("a b")]
    [InlineData(" net1")]
    [InlineData("net1 ")]
    [InlineData("all")]
    [InlineData("default")]
    [InlineData("net%d")]
    [InlineData("net%")]
    [InlineData("net%s")]
    [InlineData("sixteen-bytes-16")]
    [InlineData("far-longer-than-any-interface-name-can-ever-be")]
    [InlineData("\u00e0")]
    [InlineData("")]
    public void Add_with_a_name_that_the_kernel_refuses_late_leaves_the_host_untouched(string name)
    {
        AddDressedDevice("dev0");

        PluginError error = AssertRefusedUntouched(Call("ADD", Netconf.Device("dev0")) with { Ifname = name });

        Assert.Equal(4, error.Code);
    }

    [Theory]
    [InlineData(@"a\011b")]
    [InlineData(@"a\012b")]
    [InlineData(@"a\013b")]
    [InlineData(@"a\014b")]
    [InlineData(@"a\015b")]
    [InlineData(@"a\040b")]
    [InlineData(@"\011")]
    [InlineData(@"net1\012")]
    [InlineData(@"a\240b")]
    [InlineData(@"\240")]
    public void Add_with_a_byte_that_the_kernel_takes_for_space_leaves_the_host_untouched(string octal)
    {
        AddDressedDevice("dev0");

        PluginError error = AssertRefusedUntouched(Call("ADD", Netconf.Device("dev0")) with { RawIfname = octal });

        Assert.Equal(4, error.Code);
    }

    [Theory]
    [InlineData("fifteen-bytes15")]
    [InlineData("a")]
    [InlineData("...")]
    [InlineData("\u00fc\u00df")]
    [InlineData("all0")]
    [InlineData("-net1")]
    [InlineData("a\"b\\c<&>")]
    public void Add_with_an_unusual_name_that_the_kernel_accepts_works(string name)
    {
        Host.AddLink("dev0");

        (Call("ADD", Netconf.Device("dev0")) with { Ifname = name }).Run().AssertSuccess();
        Assert.Equal([name], Pod.LinkNames());
        (Call("DEL", Netconf.Device("dev0")) with { Ifname = name }).Run().AssertSilentSuccess();

        Assert.Equal(["dev0"], Host.LinkNames());
    }
}
