using Netlink.Codec.Diagnostics;
using Netlink.Codec.Rtnetlink;
using Netlink.Codec.Tests.Kernel;
using Netlink.Codec.Tests.KernelHeaders;
using Netlink.Codec.Tests.Wire;

namespace Netlink.Codec.Tests.Clients;

/// <summary>Errors that teach: what was asked, what was wrong with it, what would be right.</summary>
public sealed class ErrorDetailsTests : IDisposable
{
    private readonly TestNamespace _ns = new();
    private readonly RtnetlinkClient _route;

    public ErrorDetailsTests()
    {
        Assert.False(RtnetlinkClient.Open(out RtnetlinkClient? client, new NetlinkOptions { Namespace = _ns.Opened }).Failed);
        _route = client!;
    }

    [Fact]
    public void A_value_out_of_range_is_told_with_operation_errno_path_range_and_documentation()
    {
        // What the driver itself looks at has no policy.
        NetlinkError error = _route.Newlink(Vxlan(stackalloc byte[256], id: 1 << 24, localbypass: 1, out NetlinkRequest sent));
        Assert.Equal((NetlinkFault.Refused, Errno.ERANGE, "linkinfo.data(vxlan).id"), (error.Fault, error.Errno, error.Attribute));
        Assert.Equal(("newlink", null), (error.Details!.Operation, error.Details.Limit));
        Assert.Equal(sent.Bytes, error.Details.Request);
        Assert.Equal($"newlink: numerical result out of range (ERANGE): {error.Text} (attribute linkinfo.data(vxlan).id: {error.Details.Doc})", error.ToString());

        error = _route.Newlink(Vxlan(stackalloc byte[256], id: 42, localbypass: 7, out _));
        Assert.Equal("linkinfo.data(vxlan).localbypass", error.Attribute);
        Assert.Equal("u8 from 0 to 1", error.Details!.Limit);
        Assert.EndsWith($"(attribute linkinfo.data(vxlan).localbypass: u8 from 0 to 1; {error.Details.Doc})", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_of_the_whole_request_has_its_operation_and_errno()
    {
        NetlinkError error = _route.Dellink(new DellinkRequest(stackalloc byte[64]) { IfiIndex = 4711 });
        Assert.Equal("dellink: no such device (ENODEV)", error.ToString());
    }

    [Fact]
    public void A_refused_dump_has_them_too()
    {
        DumpEnumerator<GetrouteReply> dump = _route.GetrouteDump(new GetrouteRequest(stackalloc byte[64]) { RtmFamily = Af.Inet, Table = (RtTable)4711 });
        Assert.False(dump.MoveNext());
        Assert.StartsWith("getroute: no such file or directory (ENOENT): ", dump.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_socket_that_explains_nothing_makes_no_details()
    {
        NetlinkError error = _ns.OpenSocket().Execute(new DellinkRequest(stackalloc byte[64]) { IfiIndex = 4711 }.Finish());
        Assert.Null(error.Details);
        Assert.Equal("no such device", error.ToString());
    }

    [Fact]
    public void A_missing_attribute_is_told_with_its_documentation()
    {
        var request = new GetlinkRequest(new byte[64]) { IfiIndex = 1 }.Finish();
        byte[] answer = RawBytes.Message(2, NetlinkFlags.AckTlvs | NetlinkFlags.Capped, 1, 1,
            RawBytes.Of(-Errno.EINVAL), new byte[16], RawBytes.Attribute(5, RawBytes.Of(3u)));
        Assert.True(NetlinkMessage.TryRead(answer, out NetlinkMessage message));
        Assert.True(ExtAck.TryRead(message, out ExtAck ack));
        NetlinkError error = ErrorDetails.Explain(ack.ToError(request), ack, request);
        Assert.StartsWith("getlink: invalid argument (EINVAL) (missing attribute ifname: ", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("u8 from 1 to 7", 1, 2u, 4, 1ul, 5, 7ul)]
    [InlineData("s32 from -3 to 4", 1, 8u, 2, unchecked((ulong)-3), 3, 4ul)]
    [InlineData("binary 6 bytes", 1, 10u, 6, 6u, 7, 6u)]
    [InlineData("nulstring at most 15 bytes", 1, 12u, 7, 15u)]
    [InlineData("u32 bits 0x7", 1, 4u, 12, 7ul)]
    public void A_policy_of_the_kernel_becomes_words(string words, params object[] attributes)
    {
        byte[][] policy = [.. attributes.Chunk(2).Select(pair
            => RawBytes.Attribute((int)pair[0], pair[1] is uint narrow ? RawBytes.Of(narrow) : RawBytes.Of((ulong)pair[1])))];
        Assert.Equal(words, PolicyText.Of(RawBytes.Join(policy)));
    }

    [Fact]
    public void Names_of_errnos_are_those_of_the_C_library()
    {
        using var compiler = new CCompiler();
        string complaints = compiler.Compile("""
            #define _GNU_SOURCE
            #include <stdio.h>
            #include <string.h>
            int main(void) { for (int i = 1; i < 200; i++) if (strerrorname_np(i)) printf("%d %s\n", i, strerrorname_np(i)); }
            """);
        Assert.True(complaints.Length == 0, complaints);
        Dictionary<int, string> names = compiler.Execute().Select(line => line.Split(' '))
            .ToDictionary(parts => int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts => parts[1]);
        Assert.True(names.Count > 130, $"{names.Count} names");
        Assert.All(Enumerable.Range(-1, 210), errno => Assert.Equal(names.GetValueOrDefault(errno), Errno.Name(errno)));
    }

    public void Dispose()
    {
        _route.Dispose();
        _ns.Dispose();
    }

    private static NewlinkRequest Vxlan(Span<byte> buffer, uint id, byte localbypass, out NetlinkRequest request)
    {
        var link = new NewlinkRequest(buffer, NetlinkFlags.Create | NetlinkFlags.Ack) { Ifname = "vx0"u8 };
        using (LinkinfoAttrsBuilder info = link.BeginLinkinfo())
        using (LinkinfoVxlanAttrsBuilder data = info.BeginDataVxlan())
        {
            data.Id = id;
            data.Localbypass = localbypass;
        }
        request = link.Finish();
        return link;
    }
}
