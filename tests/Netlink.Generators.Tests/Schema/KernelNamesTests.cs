using Netlink.Generators.Schema;

namespace Netlink.Generators.Tests.Schema;

public sealed class KernelNamesTests
{
    [Theory]
    [InlineData("net-ns-fd", "NetNsFd")]
    [InlineData("ifi_index", "IfiIndex")]
    [InlineData("8021q", "_8021q")]
    [InlineData("Scell-log", "ScellLog")]
    [InlineData("DP", "DP")]
    [InlineData("set id", "SetId")]
    [InlineData("--", null)]
    [InlineData("a+b", null)]
    [InlineData("", null)]
    public void Words_become_CSharp_names(string name, string? expected) => Assert.Equal(expected, KernelNames.ToCSharp(name));

    [Theory]
    [InlineData("ifla-", "net-ns-fd", "IFLA_NET_NS_FD")]
    [InlineData("", "rtnlgrp-link", "RTNLGRP_LINK")]
    public void Words_become_C_constants(string prefix, string name, string expected) => Assert.Equal(expected, KernelNames.ToConstant(prefix, name));
}
