using System.ComponentModel;
using System.Diagnostics;

namespace Netlink.Codec.Tests.Kernel;

/// <summary>Runs the system's own tools to prepare a test and to ask for a second opinion.</summary>
internal static class Command
{
    /// <summary>Runs a program to its end and returns its output; a non-zero exit fails the test with what it complained of.</summary>
    public static string Run(string program, params ReadOnlySpan<string> arguments)
    {
        (int exitCode, string output, string errors) = TryRun(program, arguments);
        if (exitCode != 0)
            Assert.Fail($"{program} {string.Join(' ', arguments!)} ended with {exitCode}: {errors}");
        return output;
    }

    /// <summary>Runs a program to its end, whatever that end is. A program that is not there names the package to install.</summary>
    public static (int ExitCode, string Output, string Errors) TryRun(string program, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            using Process process = Process.Start(start) ?? throw new InvalidOperationException(program + " did not start");
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.Result);
        }
        catch (Win32Exception e)
        {
            string package = program == "ip" ? "iproute2" : program;
            throw new InvalidOperationException($"'{program}' cannot be run ({e.Message}): apt-get install {package}", e);
        }
    }
}
