using HostDevice.Devices;
using HostDevice.Tests.Cni;

namespace HostDevice.Tests.Devices;

public class RepresentorNameTests
{
    [Theory]
    [InlineData("pf0")]
    [InlineData("pf0vf1")]
    [InlineData("pf1vf127")]
    [InlineData("pf0sf88")]
    [InlineData("c1pf0")]
    [InlineData("c1pf0vf1")]
    [InlineData("c12pf0sf4095")]
    public void The_name_of_a_function_is_a_representors(string name) => Assert.True(RepresentorName.IsOfFunction(Subject.Bytes(name)));

    [Theory]
    [InlineData("")]
    [InlineData("p0")]
    [InlineData("p1s0")]
    [InlineData("n0")]
    [InlineData("0")]
    [InlineData("pf")]
    [InlineData("pf0vf")]
    [InlineData("pf0sf")]
    [InlineData("pf0vf1x")]
    [InlineData("pf0xf1")]
    [InlineData("pfvf1")]
    [InlineData("cpf0")]
    [InlineData("c1")]
    [InlineData("c1p0")]
    [InlineData("vf1")]
    [InlineData("PF0VF1")]
    public void The_name_of_a_port_or_of_anything_else_is_not(string name) => Assert.False(RepresentorName.IsOfFunction(Subject.Bytes(name)));

    [Theory]
    [InlineData("0", true)]
    [InlineData("17", true)]
    [InlineData("", false)]
    [InlineData("p0", false)]
    [InlineData("1x", false)]
    [InlineData("-1", false)]
    public void A_number_alone_is_told(string name, bool isNumber) => Assert.Equal(isNumber, RepresentorName.IsNumber(Subject.Bytes(name)));
}
