using System.Text.Json;
using HostDevice.Cni;
using HostDevice.Cni.Json;

namespace HostDevice.Tests.Cni;

public class JsonFuzzTests
{
    private const int Rounds = 100_000;

    private static readonly byte[][] _seeds =
    [
        """{"cniVersion":"1.0.0","name":"net","type":"host-device","device":"eth0"}"""u8.ToArray(),
        """{ "name" : "n", "runtimeConfig" : { "deviceID" : "0000:00:1f.6" }, "ipam" : { "type" : "static", "addresses" : [ { "address" : "10.0.0.1/24" } ] } }"""u8.ToArray(),
        """{"name":"\u006e\ud83d\ude00","dns":{"nameservers":["1.1.1.1"],"search":[]},"x":[1,-2.5e10,0,true,false,null,[[[]]],{"a":{"b":{}}}]}"""u8.ToArray(),
        """{"name":"n","capabilities":{"mac":true},"prevResult":{"cniVersion":"1.0.0","interfaces":[{"name":"net1","mac":"02:00:00:00:00:01","sandbox":"/run/netns/x"}]}}"""u8.ToArray(),
    ];

    [Fact]
    public void Mutated_documents_are_accepted_or_refused_as_System_Text_Json_does()
    {
        var random = new Random(20260107);
        int accepted = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] document = Mutate(random);
            bool isValid = JsonSyntax.Check(document) is null;
            Assert.True(isValid == IsValidToSystem(document), $"round {round}: {Convert.ToHexString(document)}");
            if (!isValid)
                continue;
            accepted++;
            var cursor = new JsonCursor(document);
            using var expected = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = 20_000 });
            Compare(ref cursor, expected.RootElement);
        }
        Assert.InRange(accepted, Rounds / 50, Rounds - (Rounds / 50));
    }

    [Fact]
    public void Mutated_documents_never_make_the_configuration_reader_throw()
    {
        var random = new Random(7);
        Span<byte> room = stackalloc byte[64];
        int read = 0;
        for (int round = 0; round < Rounds; round++)
        {
            if (!CniConfigReader.Read(Mutate(random), room, out CniConfig config).Failed)
            {
                read++;
                Assert.True(CniName.IsValid(config.Name));
            }
        }
        Assert.NotEqual(0, read);
    }

    [Fact]
    public void Bytes_without_meaning_end_the_walk_of_a_cursor_too()
    {
        // A cursor is only ever put over accepted text; this is the second line.
        var random = new Random(11);
        for (int round = 0; round < 20_000; round++)
        {
            var cursor = new JsonCursor(Mutate(random));
            cursor.Enter();
            for (int member = 0; member < 1_000 && cursor.NextElement(); member++)
                cursor.Skip();
        }
    }

    private static byte[] Mutate(Random random)
    {
        var document = new List<byte>(_seeds[random.Next(_seeds.Length)]);
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            int at = random.Next(document.Count);
            switch (random.Next(6))
            {
                case 0: document[at] = (byte)random.Next(256); break;
                case 1: document.RemoveAt(at); break;
                case 2: document.Insert(at, Token(random)); break;
                case 3: document.RemoveRange(at, random.Next(document.Count - at)); break;
                case 4: document.InsertRange(at, document.GetRange(at, random.Next(Math.Min(20, document.Count - at)))); break;
                default: document[at] = Token(random); break;
            }
            if (document.Count == 0)
                break;
        }
        return [.. document];
    }

    private static byte Token(Random random)
    {
        ReadOnlySpan<byte> tokens = "{}[]:,\"\\ \t\n0123456789-+.eEtrufalsn/b\x7f"u8;
        return tokens[random.Next(tokens.Length)];
    }

    private static bool IsValidToSystem(byte[] document)
    {
        var reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = 20_000 });
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Compare(ref JsonCursor cursor, JsonElement expected)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(JsonKind.Object, cursor.Kind);
                cursor.Enter();
                foreach (JsonProperty member in expected.EnumerateObject())
                {
                    Assert.True(cursor.NextMember(out _));
                    Compare(ref cursor, member.Value);
                }
                Assert.False(cursor.NextMember(out _));
                break;
            case JsonValueKind.Array:
                Assert.Equal(JsonKind.Array, cursor.Kind);
                cursor.Enter();
                foreach (JsonElement element in expected.EnumerateArray())
                {
                    Assert.True(cursor.NextElement());
                    Compare(ref cursor, element);
                }
                Assert.False(cursor.NextElement());
                break;
            case JsonValueKind.String:
                Assert.Equal(JsonKind.Text, cursor.Kind);
                CompareText(cursor.ReadText(), expected);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                Assert.Equal(JsonKind.Boolean, cursor.Kind);
                Assert.Equal(expected.GetBoolean(), cursor.ReadBoolean());
                break;
            case JsonValueKind.Null:
                Assert.Equal(JsonKind.Null, cursor.Kind);
                cursor.Skip();
                break;
            default:
                Assert.Equal(JsonKind.Number, cursor.Kind);
                Assert.Equal(expected.GetRawText(), System.Text.Encoding.UTF8.GetString(cursor.Skip()));
                break;
        }
    }

    private static void CompareText(JsonText text, JsonElement expected)
    {
        var arena = new TextArena([]);
        string decoded = System.Text.Encoding.UTF8.GetString(text.Decode(ref arena));
        try
        {
            Assert.Equal(expected.GetString(), decoded);
        }
        catch (InvalidOperationException)
        {
            // .NET refuses lone surrogates and bad UTF-8 where Go replaces them.
            Assert.Contains('\ufffd', decoded);
        }
    }
}
