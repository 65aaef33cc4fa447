namespace Netlink.Generators.Tests.Emit;

/// <summary>What a schema says under <c>checks</c> holds when a message is built.</summary>
public sealed class CheckTests
{
    private const string Schema = """
        name: test
        definitions:
          - {name: key-len, type: const, value: 4, name-prefix: wg-}
          - {name: page-size, type: const, value: 0, header: asm/page.h}
          - {name: colours, type: flags, entries: [red, green]}
        attribute-sets:
          - name: attrs
            attributes:
              - {name: few, type: u8, checks: {min: 1, max: 7} }
              - {name: below, type: s32, checks: {max: -2} }
              - {name: key, type: binary, checks: {exact-len: wg-key-len} }
              - {name: label, type: string, checks: {max-len: 3} }
              - {name: mask, type: u32, enum: colours, checks: {flags-mask: colours} }
              - {name: many, type: u16, multi-attr: true, checks: {max: 9} }
              - {name: size, type: u32, checks: {min: page-size, max: u32-max} }
              - {name: deep, type: nest, nested-attributes: attrs}
              - {name: wide, type: uint, checks: {min: 5} }
              - {name: targets, type: indexed-array, sub-type: binary, checks: {exact-len: 2} }
        operations:
          list:
            - name: get
              attribute-set: attrs
              do: {request: {}, reply: {} }
        """;

    [Theory]
    [InlineData("request.Few = 7;", "")]
    [InlineData("request.Few = 8;", "few: from 1 to 7")]
    [InlineData("request.Few = 0;", "few: from 1 to 7")]
    [InlineData("request.Below = -2;", "")]
    [InlineData("request.Below = -1;", "below: at most -2")]
    [InlineData("request.Key = new byte[4];", "")]
    [InlineData("request.Key = new byte[5];", "key: 4 bytes")]
    [InlineData("request.Label = \"abc\"u8;", "")]
    [InlineData("request.Label = \"abcd\"u8;", "label: at most 3 bytes")]
    [InlineData("request.Mask = Colours.Red | Colours.Green;", "")]
    [InlineData("request.Mask = (Colours)4;", "mask: bits of Colours")]
    [InlineData("request.AddMany(9); request.AddMany(10);", "many: at most 9")]
    [InlineData("request.Size = 0;", "")]
    [InlineData("request.Wide = 4;", "wide: at least 5")]
    [InlineData("using (var a = request.BeginDeep()) using (var b = a.BeginDeep()) b.Few = 9;", "few: from 1 to 7")]
    [InlineData("request.Few = 9; request.Label = \"abcd\"u8;", "few: from 1 to 7")]
    public void A_value_beyond_its_limit_fails_the_build_with_attribute_and_limit(string statements, string expected)
    {
        string outcome = EmittedProgram.Run(Schema, $$"""
            var request = new GetRequest(stackalloc byte[256], family: 20);
            {{statements}}
            NetlinkRequest built = request.Finish();
            if (!built.Error.Failed) return "";
            return built.Bytes.Length == 0 && built.Error.Fault == NetlinkFault.OutOfRange ? $"{built.Error.Attribute}: {built.Error.Text}" : "not poisoned";
            """);

        Assert.Equal(expected, outcome);
    }

    [Fact]
    public void An_entry_of_an_array_is_checked_too()
        => Assert.Equal("OutOfRange", EmittedProgram.Run(Schema, """
            var request = new GetRequest(stackalloc byte[256], family: 20);
            using (ArrayBuilder targets = request.BeginTargets())
                targets.Add(1, new byte[3]);
            return request.Finish().Error.Fault.ToString();
            """));

    [Fact]
    public void A_limit_that_only_a_header_of_C_knows_stands_in_the_documentation()
        => Assert.Contains("From PAGE_SIZE to 4294967295.", Generation.Of(Schema).Source("Test.Attrs"), StringComparison.Ordinal);
}
