using System.Reflection;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace HostDevice.Benchmarks;

/// <summary>The main program of every suite.</summary>
internal static class SuiteProgram
{
    /// <summary>Runs what the arguments choose of an assembly's benchmarks, by default all.</summary>
    /// <returns>The exit code: 0 when each ran and none allocated.</returns>
    internal static int Run(Assembly suite, string[] arguments)
    {
        bool isQuick = arguments.Contains(SuiteConfig.QuickSwitch);
        string[] passedOn = [.. arguments.Where(argument => argument != SuiteConfig.QuickSwitch)];
        if (!passedOn.Any(argument => argument is "--filter" or "-f" or "--list" or "--help"))
            passedOn = [.. passedOn, "--filter", "*"];

        Summary[] summaries = [.. BenchmarkSwitcher.FromAssembly(suite).Run(passedOn, SuiteConfig.Create(isQuick))];
        bool isQuestion = passedOn.Any(argument => argument is "--list" or "--help" or "--info" or "--version");
        return isQuestion ? 0 : Verdict.Of(summaries);
    }
}
