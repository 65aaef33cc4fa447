using System.Diagnostics;

namespace Netlink.Codec.Tests.Kernel;

/// <summary>Many <c>ip</c> commands in one process.</summary>
internal static class Batch
{
    /// <summary>Runs them all; one that fails fails the test.</summary>
    public static void Ip(TestNamespace ns, IEnumerable<string> commands, string family = "")
    {
        using Running batch = Start(ns, commands, family);
        batch.Wait();
    }

    /// <summary>Begins to run them beside the test.</summary>
    public static Running Start(TestNamespace ns, IEnumerable<string> commands, string family = "")
    {
        string file = Path.GetTempFileName();
        File.WriteAllLines(file, commands);
        return new Running(Process.Start(new ProcessStartInfo("ip", family == "-6" ? ["-6", "-n", ns.Name, "-batch", file] : ["-n", ns.Name, "-batch", file]) { RedirectStandardError = true })!, file);
    }

    /// <summary>Runs them over and over until it is disposed of; commands that fail are passed over.</summary>
    public static Running Churn(TestNamespace ns, IEnumerable<string> commands)
    {
        string file = Path.GetTempFileName();
        File.WriteAllLines(file, commands);
        // The shell ends with its parent's side of the pipe, even if the test is killed.
        string script = $"while ip -n {ns.Name} -force -batch {file} 2>/dev/null; [ -e {file} ]; do :; done";
        return new Running(Process.Start(new ProcessStartInfo("sh", ["-c", script]) { RedirectStandardError = true })!, file);
    }

    /// <summary>A process beside the test.</summary>
    internal sealed class Running(Process process, string file) : IDisposable
    {
        public bool HasEnded => process.HasExited;

        public void Wait()
        {
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors);
        }

        public void Dispose()
        {
            File.Delete(file);
            process.WaitForExit();
            process.Dispose();
        }
    }
}
