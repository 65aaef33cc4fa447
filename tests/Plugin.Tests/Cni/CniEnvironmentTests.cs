using HostDevice.Cni;

namespace HostDevice.Tests.Cni;

public class CniEnvironmentTests
{
    [Theory]
    [InlineData("ADD", "CNI_CONTAINERID,CNI_NETNS,CNI_IFNAME,CNI_PATH")]
    [InlineData("CHECK", "CNI_CONTAINERID,CNI_NETNS,CNI_IFNAME,CNI_PATH")]
    [InlineData("DEL", "CNI_CONTAINERID,CNI_IFNAME,CNI_PATH")]
    [InlineData("GC", "CNI_PATH")]
    [InlineData("STATUS", "CNI_PATH")]
    [InlineData("", "CNI_COMMAND")]
    public void All_missing_variables_are_named_together_in_order(string command, string missing)
        => Assert.Equal($"4: required env variables [{missing}] missing", Check(Subject.Environment(command, "", "", "", "")));

    [Theory]
    [InlineData("VERSION")]
    [InlineData("FOO")]
    [InlineData("add")]
    public void Commands_without_a_container_need_no_variables(string command)
        => Assert.Equal("ok", Check(Subject.Environment(command, "", "", "", "")));

    [Fact]
    public void A_wrong_value_is_told_before_a_missing_one()
        => Assert.Equal("4: invalid characters in containerID / a/b", Check(Subject.Environment("ADD", "a/b", "", "", "")));

    [Fact]
    public void The_container_id_is_told_before_the_interface_name()
        => Assert.Equal("4: invalid characters in containerID / _", Check(Subject.Environment("DEL", "_", "", "a/b", "")));

    [Theory]
    [InlineData("_a")]
    [InlineData("a\n")]
    [InlineData("é")]
    [InlineData("-")]
    [InlineData("a b")]
    public void A_container_id_is_letters_digits_and_three_signs(string id)
        => Assert.Equal($"4: invalid characters in containerID / {id}", Check(Subject.Environment("CHECK", id)));

    [Theory]
    [InlineData("GC")]
    [InlineData("STATUS")]
    [InlineData("VERSION")]
    [InlineData("FOO")]
    public void Values_are_not_checked_for_a_command_that_does_not_use_them(string command)
        => Assert.Equal("ok", Check(Subject.Environment(command, "_", "", "a/b")));

    [Fact]
    public void An_id_that_is_no_UTF_8_is_printed_as_Go_prints_it()
    {
        var environment = new CniEnvironment { CommandText = "ADD"u8, ContainerId = [0xff] };
        Assert.Contains(@"""details"": ""\ufffd""", Subject.Printed(environment.Check()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ADD", CniCommand.Add)]
    [InlineData("DEL", CniCommand.Del)]
    [InlineData("CHECK", CniCommand.Check)]
    [InlineData("GC", CniCommand.Gc)]
    [InlineData("STATUS", CniCommand.Status)]
    [InlineData("VERSION", CniCommand.Version)]
    [InlineData("ADDITIONAL", CniCommand.Unknown)]
    public void Commands_are_matched_exactly(string text, object command)
    {
        CniEnvironment environment = Subject.Environment(text);
        environment.Check();
        Assert.Equal(command, environment.Command);
    }

    [Theory]
    [InlineData("ADD", "4: interface name in CNI_IFNAME contains %, which the kernel takes for a pattern")]
    [InlineData("DEL", "ok")]
    [InlineData("CHECK", "ok")]
    public void Only_ADD_refuses_a_name_for_what_the_kernel_would_do_with_it(string command, string expected)
        => Assert.Equal(expected, Check(Subject.Environment(command, ifName: "net%d")));

    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("TrUe", true)]
    [InlineData("0", false)]
    [InlineData("yes", false)]
    [InlineData("", false)]
    [InlineData("11", false)]
    public void The_own_namespace_is_allowed_by_1_or_true(string value, bool expected)
    {
        var environment = new CniEnvironment { NetnsOverrideText = Subject.Bytes(value) };
        Assert.Equal(expected, environment.MayStayInOwnNetns);
    }

    private static string Check(CniEnvironment environment) => Subject.Line(environment.Check());
}
