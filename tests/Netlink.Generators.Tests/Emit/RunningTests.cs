namespace Netlink.Generators.Tests.Emit;

/// <summary>Text to bytes: emitted code is compiled, called, and what it wrote is read back or compared byte for byte.</summary>
public sealed class RunningTests
{
    private const string Schema = """
        name: test
        protocol: netlink-raw
        protonum: 0
        definitions:
          - name: msg
            type: struct
            members:
              - {name: family, type: u8}
              - {name: port, type: u16, byte-order: big-endian}
              - {name: mac, type: binary, len: 6}
              - {name: index, type: s32}
        attribute-sets:
          - name: link-attrs
            attributes:
              - {name: kind, type: string, checks: {unterminated-ok: true} }
              - {name: data, type: sub-message, sub-message: data-msg, selector: kind}
              - {name: steps, type: indexed-array, sub-type: nest, nested-attributes: step-attrs}
              - {name: address, type: u32, byte-order: big-endian}
              - {name: info, type: binary, struct: msg, multi-attr: true}
          - name: step-attrs
            attributes:
              - {name: number, type: u16}
          - name: veth-attrs
            attributes:
              - {name: peer, type: nest, nested-attributes: step-attrs, fixed-header: msg}
        sub-messages:
          - name: data-msg
            formats:
              - {value: veth, attribute-set: veth-attrs}
        operations:
          enum-model: directional
          list:
            - name: newlink
              attribute-set: link-attrs
              fixed-header: msg
              do: {request: {value: 16}, reply: {value: 16} }
        """;

    [Fact]
    public void A_request_has_the_bytes_of_its_schema()
    {
        string bytes = Run("""
            var request = new NewlinkRequest(stackalloc byte[256]) { Family = 2, Port = 0x1234, Index = 7, Address = 0x0a000001 };
            using (var steps = request.BeginSteps())
            using (var step = steps.BeginEntry(1))
                step.Number = 5;
            return Convert.ToHexString(request.Finish().Bytes[16..]);
            """);

        string header = "02" + "00" + "1234" + "000000000000" + "0000" + "07000000";
        string address = "0800" + "0400" + "0a000001";
        string steps = "1000" + "0380" + "0c00" + "0180" + "0600" + "0100" + "0500" + "0000";
        Assert.Equal(header + address + steps, bytes, ignoreCase: true);
    }

    [Fact]
    public void A_sub_message_writes_its_selector_first_and_is_read_by_it()
    {
        string read = Run("""
            Span<byte> buffer = stackalloc byte[256];
            var request = new NewlinkRequest(buffer);
            var peer = new Msg { Index = 9, Port = 80 };
            peer.Mac[5] = 0xfe;
            using (VethAttrsBuilder veth = request.BeginDataVeth())
            using (StepAttrsBuilder inside = veth.BeginPeer(peer))
                inside.Number = 3;
            foreach (NetlinkMessage message in new MessageEnumerator(request.Finish().Bytes))
            {
                if (!NewlinkReply.TryRead(message, out NewlinkReply reply)) return "not read";
                NetlinkError error = default;
                Headed<Msg, StepAttrs> back = reply.DataVeth.Require(ref error).Peer.Require(ref error);
                Msg header = back.Header;
                string kind = System.Text.Encoding.ASCII.GetString(reply.Kind.Require(ref error));
                return $"{kind} {header.Index} {header.Port} {header.Mac[5]:x} {back.Attributes.Number.Require(ref error)} {error.Failed}";
            }
            return "no message";
            """);

        Assert.Equal("veth 9 80 fe 3 False", read);
    }

    [Fact]
    public void What_repeats_is_read_in_order()
    {
        string read = Run("""
            var request = new NewlinkRequest(stackalloc byte[256]);
            request.AddInfo(new Msg { Index = 1 });
            request.AddInfo(new Msg { Index = 2 });
            using (var steps = request.BeginSteps())
            {
                using (var one = steps.BeginEntry(1)) one.Number = 10;
                using (var two = steps.BeginEntry(2)) two.Number = 20;
            }
            string seen = "";
            foreach (NetlinkMessage message in new MessageEnumerator(request.Finish().Bytes))
            {
                NewlinkReply.TryRead(message, out NewlinkReply reply);
                NetlinkError error = default;
                foreach (Attr<Msg> info in reply.Info) seen += info.Require(ref error).Index + " ";
                foreach (Attr<StepAttrs> step in reply.Steps) seen += step.Require(ref error).Number.Require(ref error) + " ";
            }
            return seen;
            """);

        Assert.Equal("1 2 10 20 ", read);
    }

    [Fact]
    public void The_name_table_leads_through_nests_arrays_and_sub_messages()
    {
        string path = Run("""
            AttributeNames names = TestNames.Instance;
            AttributeInfo steps = names.Find(1, 3), entry = names.Find(steps.NestedSet, 1), number = names.Find(entry.NestedSet, 1);
            AttributeInfo data = names.Find(1, 2);
            AttributeInfo peer = names.Find(names.SelectSet(data.SubMessage, "veth"u8).Set, 1);
            return $"{steps.Name}.{entry.Name}.{number.Name} {data.Name}.{peer.Name} {peer.FixedHeader} {names.Find(1, 99).Name is null}";
            """);

        Assert.Equal("steps.entry.number data.peer 16 True", path);
    }

    [Fact]
    public void Records_and_bytes_behind_a_structure_are_written_and_read()
    {
        const string Routes = """
            name: test
            protocol: netlink-raw
            protonum: 0
            definitions:
              - name: rtnexthop
                type: struct
                members:
                  - {name: rtnh-len, type: u16}
                  - {name: rtnh-flags, type: u8}
                  - {name: rtnh-hops, type: u8}
                  - {name: rtnh-ifindex, type: s32}
              - {name: rtvia, type: struct, members: [{name: family, type: u16}] }
            attribute-sets:
              - name: route-attrs
                attributes:
                  - {name: multipath, type: nest, fixed-header: rtnexthop, record-length: rtnh-len, nested-attributes: route-attrs}
                  - {name: via, type: binary, fixed-header: rtvia, display-hint: ipv4-or-v6}
                  - {name: group, type: binary, sub-type: struct, struct: rtvia}
            operations:
              enum-model: directional
              list:
                - {name: newroute, attribute-set: route-attrs, do: {request: {value: 24}, reply: {value: 24} } }
            """;
        string read = EmittedProgram.Run(Routes, """
            var request = new NewrouteRequest(stackalloc byte[256]);
            using (var hops = request.BeginMultipath())
            {
                using (var hop = hops.BeginRecord(new Rtnexthop { RtnhIfindex = 7 })) hop.PutVia(new Rtvia { Family = 2 }, new byte[] { 10, 0, 0, 1 });
                hops.BeginRecord(new Rtnexthop { RtnhIfindex = 8 }).Dispose();
            }
            request.Group = new[] { new Rtvia { Family = 3 }, new Rtvia { Family = 4 } };
            NetlinkMessage.TryRead(request.Finish().Bytes, out NetlinkMessage message);
            NewrouteReply.TryRead(message, out NewrouteReply reply);
            NetlinkError error = default;
            string seen = "";
            foreach (Attr<Headed<Rtnexthop, RouteAttrs>> hop in reply.Multipath)
            {
                Headed<Rtnexthop, RouteAttrs> it = hop.Require(ref error);
                seen += $"{it.Header.RtnhLen}/{it.Header.RtnhIfindex} ";
                if (it.Attributes.Via.TryGet(out HeadedBytes<Rtvia> via)) seen += $"{via.Header.Family} {Convert.ToHexString(via.Bytes)} ";
            }
            ScalarArray<Rtvia> group = reply.Group.Require(ref error);
            return seen + $"{group.Length} {group[1].Family} {error.Failed} {reply.Attributes.ToString()}";
            """);

        Assert.Equal(
            "20/7 2 0A000001 8/8 2 4 False {multipath: [1400000007000000 {via: 0200 10.0.0.1}, 0800000008000000 {}], group: 03000400}", read);
    }

    private static string Run(string body) => EmittedProgram.Run(Schema, body);
}
