namespace Netlink.Generators.Tests.Emit;

/// <summary>What a set says of itself as text: names, types and display hints of the schema.</summary>
public sealed class TextTests
{
    private const string Schema = """
        name: test
        definitions:
          - {name: colour, type: enum, entries: [{name: red, value: 7}] }
          - {name: point, type: struct, members: [{name: x, type: u16}] }
        attribute-sets:
          - name: attrs
            attributes:
              - {name: address, type: binary, display-hint: mac}
              - {name: four, type: u32, byte-order: big-endian, display-hint: ipv4}
              - {name: any, type: binary, display-hint: ipv4-or-v6}
              - {name: id, type: binary, display-hint: uuid}
              - {name: mask, type: u16, display-hint: hex}
              - {name: signed, type: s16, byte-order: little-endian}
              - {name: label, type: string}
              - {name: on, type: flag}
              - {name: list, type: indexed-array, sub-type: u32, byte-order: big-endian, display-hint: ipv4}
              - {name: packed, type: binary, sub-type: u16}
              - {name: bits, type: bitfield32}
              - {name: steps, type: indexed-array, sub-type: nest, nested-attributes: attrs}
              - {name: kind, type: u8, enum: colour}
              - {name: data, type: sub-message, sub-message: data-msg, selector: kind}
              - {name: deep, type: nest, nested-attributes: deep-attrs}
          - name: deep-attrs
            attributes:
              - {name: app, type: sub-message, sub-message: data-msg, selector: kind}
        sub-messages:
          - {name: data-msg, formats: [{value: red, fixed-header: point, attribute-set: attrs}, {value: '8', fixed-header: point}] }
        operations:
          list:
            - name: get
              attribute-set: attrs
              do: {request: {attributes: [address]}, reply: {} }
        """;

    [Theory]
    [InlineData("all.Address = new byte[] { 2, 0, 0x5e, 0x10, 0, 0xff };", "{address: 02:00:5e:10:00:ff}")]
    [InlineData("all.Four = 0xc0000201;", "{four: 192.0.2.1}")]
    [InlineData("all.Any = new byte[] { 192, 0, 2, 1 };", "{any: 192.0.2.1}")]
    [InlineData("all.Any = Convert.FromHexString(\"20010db8000000000000000000000001\");", "{any: 2001:db8::1}")]
    [InlineData("all.Any = new byte[] { 1, 2, 3 };", "{any: 010203}")]
    [InlineData("all.Id = Convert.FromHexString(\"00112233445566778899aabbccddeeff\");", "{id: 00112233-4455-6677-8899-aabbccddeeff}")]
    [InlineData("all.Mask = 0xbeef;", "{mask: 0xbeef}")]
    [InlineData("all.Signed = -2;", "{signed: -2}")]
    [InlineData("all.Label = \"a b\"u8; all.On = true;", "{label: \"a b\", on}")]
    [InlineData("all.List = new uint[] { 0x7f000001, 1 };", "{list: [0: 127.0.0.1, 1: 0.0.0.1]}")]
    [InlineData("all.Packed = new ushort[] { 1, 65535 };", "{packed: [1, 65535]}")]
    [InlineData("all.Bits = new Bitfield32(1, 3);", "{bits: 0x1/0x3}")]
    [InlineData("using (var steps = all.BeginSteps()) using (var step = steps.BeginEntry(4)) step.Signed = 5;", "{steps: {entry4: {signed: 5}}}")]
    [InlineData("using (var data = all.BeginDataRed(new Point { X = 0x0201 })) data.On = true;", "{kind: 7, data: 01020000 {on}}")]
    [InlineData("all.Data8 = new Point { X = 0x0201 };", "{kind: 8, data: 0102}")]
    [InlineData("using (var deep = all.BeginDeep()) deep.App8 = new Point { X = 3 }; all.Kind = (Colour)8;", "{deep: {app: 0300}, kind: 8}")]
    [InlineData("using (var deep = all.BeginDeep()) deep.App = new byte[] { 9 };", "{deep: {app: 09}}")]
    public void A_value_is_shown_by_its_type_and_hint(string statements, string expected)
        => Assert.Equal(expected, EmittedProgram.Run(Schema, $$"""
            var request = new GetRequest(stackalloc byte[512], family: 20);
            var all = request.Attributes;
            {{statements}}
            NetlinkRequest built = request.Finish();
            NetlinkMessage.TryRead(built.Bytes, out NetlinkMessage message);
            return GetReply.TryRead(message, family: 20, out GetReply reply) ? reply.Attributes.ToString() : built.Error.ToString();
            """));

    [Fact]
    public void Unknown_and_malformed_attributes_are_shown_as_such()
        => Assert.Equal("{#99: 01, malformed}", EmittedProgram.Run(Schema, """
            return Attrs.Over(new AttributeReader(Convert.FromHexString("05006300010000000300FF00"))).ToString();
            """));
}
