using HostDevice.Native;
using HostDevice.Tests.Cni;

namespace HostDevice.Tests.Devices;

public class KernelReleaseTests
{
    [Theory]
    [InlineData("6.10.0", true)]
    [InlineData("6.18.44-amd64", true)]
    [InlineData("6.10", true)]
    [InlineData("7.0.1", true)]
    [InlineData("6.9.12", false)]
    [InlineData("6.1.0-18-amd64", false)]
    [InlineData("5.15.0-100-generic", false)]
    [InlineData("4.18.0-553.el8", false)]
    [InlineData("", false)]
    [InlineData("x", false)]
    [InlineData("6", false)]
    [InlineData("6.x", false)]
    public void Releases_are_compared_by_their_first_two_numbers(string release, bool isNew)
        => Assert.Equal(isNew, KernelRelease.IsAtLeast(Subject.Bytes(release + "\0"), 6, 10));

    [Fact]
    public void This_kernel_is_one_that_dotnet_runs_on() => Assert.True(KernelRelease.IsAtLeast(4, 0) && !KernelRelease.IsAtLeast(1000, 0));
}
