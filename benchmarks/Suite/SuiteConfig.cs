using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BenchmarkDotNet.Toolchains.NativeAot;
using Perfolizer.Horology;

namespace HostDevice.Benchmarks;

/// <summary>How everything is measured: with the JIT and compiled ahead of time, side by side; or shortly.</summary>
internal static class SuiteConfig
{
    /// <summary>Argument for the short run.</summary>
    internal const string QuickSwitch = "--quick";

    internal static IConfig Create(bool isQuick)
    {
        ManualConfig config = ManualConfig.CreateEmpty()
            .AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddColumn(new FastestRatioColumn(), StatisticColumn.Min)
            .HideColumns(Column.Namespace, Column.Runtime, Column.Toolchain, Column.Error, Column.StdDev, Column.Median)
            .HideColumns(BaselineRatioColumn.RatioMean.ColumnName, Column.RatioSD, Column.AllocRatio)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddExporter(MarkdownExporter.GitHub, JsonExporter.Full)
            .WithArtifactsPath(Path.Combine(Environment.CurrentDirectory, "artifacts", "bench"))
            .WithOptions(ConfigOptions.JoinSummary)
            .WithBuildTimeout(TimeSpan.FromMinutes(10))
            .AddLogicalGroupRules(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams, BenchmarkLogicalGroupRule.ByJob);
        return isQuick ? config.AddJob(Quick) : config.AddJob(Jit, NativeAot);
    }

    /// <summary>Many short iterations rather than few long ones: the more of them, the likelier one that nothing disturbed.</summary>
    /// <remarks>
    /// Not too short: measuring allocates about 4 KB itself, which counts to the operations of an iteration, and the longest take 0.3 ms.
    /// </remarks>
    private static Job Full => Job.Default
        .WithWarmupCount(8)
        .WithIterationCount(20)
        .WithIterationTime(TimeInterval.FromMilliseconds(80));

    private static Job Jit => Full.WithRuntime(CoreRuntime.Core10_0).WithId("JIT");

    /// <summary>Compiled as the plugin is published: for size, for any x64 processor.</summary>
    private static Job NativeAot => Full
        .WithRuntime(NativeAotRuntime.Net10_0)
        .WithToolchain(NativeAotToolchain.CreateBuilder()
            .UseNuGet("", "")
            .IlcOptimizationPreference("Size")
            .IlcInstructionSet("")
            .TargetFrameworkMoniker("net10.0")
            .ToToolchain())
        .WithId("AOT");

    /// <summary>Within one process: no project to build. Its times are rough, its allocations exact.</summary>
    private static Job Quick => Job.Default
        .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(5), logOutput: false))
        .WithWarmupCount(5)
        .WithIterationCount(6)
        .WithIterationTime(TimeInterval.FromMilliseconds(100))
        .WithId("Quick");
}
