using System.Text;
using System.Text.Json;

namespace Netlink.Decode.Tests;

/// <summary>One run of the program in this process.</summary>
internal sealed record Run(int Exit, string Output, string Errors)
{
    public JsonElement[] Json => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <param name="input">Standard input.</param>
    public static Run Of(byte[] input, params string[] arguments) => Of(new MemoryStream(input), arguments);

    public static Run Of(Stream input, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        int exit = Command.Run(arguments, () => input, output, errors);
        return new Run(exit, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    public static Run Of(string input, params string[] arguments) => Of(Encoding.UTF8.GetBytes(input), arguments);
}
