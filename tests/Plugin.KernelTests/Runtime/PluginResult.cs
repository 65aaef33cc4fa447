using System.Text;
using System.Text.Json;

namespace Plugin.KernelTests.Runtime;

/// <summary>How a call of the plugin ended.</summary>
internal sealed record PluginResult(int ExitCode, byte[] StdoutBytes, string Stderr)
{
    public string Stdout => Encoding.UTF8.GetString(StdoutBytes);

    /// <summary>Exit 0, and what it printed.</summary>
    public string AssertSuccess()
    {
        Assert.True(ExitCode == 0, $"exit {ExitCode}, stdout: {Stdout}, stderr: {Stderr}");
        return Stdout;
    }

    /// <summary>Exit 0 and not a byte of output: what CHECK and DEL owe the runtime.</summary>
    public void AssertSilentSuccess() => Assert.Equal("", AssertSuccess());

    /// <summary>Exit 1, and exactly one JSON object with a code and a message on standard output.</summary>
    public PluginError AssertError()
    {
        Assert.True(ExitCode == 1, $"exit {ExitCode}, stdout: {Stdout}, stderr: {Stderr}");
        using JsonDocument document = JsonDocument.Parse(StdoutBytes);
        JsonElement root = document.RootElement;
        var error = new PluginError(root.GetProperty("code").GetInt32(), root.GetProperty("msg").GetString() ?? "",
            root.TryGetProperty("details", out JsonElement details) ? details.GetString() ?? "" : "");
        Assert.NotEqual("", error.Message);
        return error;
    }
}

/// <summary>The CNI error object.</summary>
internal sealed record PluginError(int Code, string Message, string Details);
