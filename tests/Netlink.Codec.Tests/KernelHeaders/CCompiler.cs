using System.Diagnostics;

namespace Netlink.Codec.Tests.KernelHeaders;

/// <summary>Runs the C compiler against the installed kernel headers, in a directory of its own.</summary>
internal sealed class CCompiler : IDisposable
{
    private const string Advice = "Install a C compiler and the kernel's headers: apt-get install gcc libc6-dev linux-libc-dev";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("hdf-headers-");

    /// <summary>What the compiler complains of; empty when the program is in place.</summary>
    public string Compile(string source)
    {
        File.WriteAllText(Path.Combine(_directory.FullName, "facts.c"), source);
        (int exit, string output, string errors) = Run("cc", "-fmax-errors=0", "-w", "-o", "facts", "facts.c");
        if (errors.Contains("fatal error", StringComparison.Ordinal))
            Assert.Fail($"{Advice}{Environment.NewLine}{errors}");
        return exit == 0 ? "" : output + errors;
    }

    /// <summary>The lines that the compiled program prints.</summary>
    public string[] Execute() => Run(Path.Combine(_directory.FullName, "facts")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The source with its headers in place, as the compiler sees it.</summary>
    public string Preprocess(string source)
    {
        File.WriteAllText(Path.Combine(_directory.FullName, "headers.c"), source);
        (int exit, string output, string errors) = Run("cc", "-E", "-P", "headers.c");
        Assert.True(exit == 0, $"{Advice}{Environment.NewLine}{errors}");
        return output;
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private (int Exit, string Output, string Errors) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _directory.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "C" },
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Fail(Advice);
            throw;
        }
    }
}
