using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HostDevice.Tests.Cni;

/// <summary>One run of a plugin: ours, or another that is to be compared with it.</summary>
internal sealed record PluginProcess(int ExitCode, string Output, string Error)
{
    /// <summary>The binary that <c>HOSTDEVICE_PLUGIN</c> names, else the one that was built for these tests.</summary>
    internal static string[] Ours { get; } = Environment.GetEnvironmentVariable("HOSTDEVICE_PLUGIN") is { Length: > 0 } binary
        ? [binary]
        : [Path.GetFullPath("../../../dotnet", RuntimeEnvironment.GetRuntimeDirectory()), Path.Combine(AppContext.BaseDirectory, "host-device.dll")];

    /// <param name="command">Program and its arguments.</param>
    /// <param name="variables">All of the environment: <c>NAME=value</c>.</param>
    /// <param name="input">What the program reads.</param>
    internal static PluginProcess Run(string[] command, IEnumerable<string> variables, string input)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        foreach (string variable in variables)
        {
            string[] parts = variable.Split('=', 2);
            start.Environment[parts[0]] = parts[1];
        }
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended without reading, as it may for VERSION.
        }
        process.WaitForExit();
        return new PluginProcess(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>The environment of a good call, with changes: <c>CNI_NETNS=</c> sets it to nothing.</summary>
    internal static string[] Environ(string command, params string[] changes)
    {
        var variables = new Dictionary<string, string>
        {
            ["CNI_COMMAND"] = command,
            ["CNI_CONTAINERID"] = "c1",
            ["CNI_NETNS"] = "/nonexistent/hdf-netns",
            ["CNI_IFNAME"] = "net1",
            ["CNI_PATH"] = "/nonexistent/bin",
        };
        foreach (string change in changes)
        {
            string[] parts = change.Split('=', 2);
            variables[parts[0]] = parts[1];
        }
        return [.. variables.Select(variable => $"{variable.Key}={variable.Value}")];
    }
}
