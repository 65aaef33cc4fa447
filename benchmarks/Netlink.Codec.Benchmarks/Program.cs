using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Netlink.Codec.Benchmarks.Suite;

bool isQuick = args.Contains(SuiteConfig.QuickSwitch);
string[] passedOn = [.. args.Where(argument => argument != SuiteConfig.QuickSwitch)];
if (!passedOn.Any(argument => argument is "--filter" or "-f" or "--list" or "--help"))
    passedOn = [.. passedOn, "--filter", "*"];

Summary[] summaries = [.. BenchmarkSwitcher.FromAssembly(typeof(SuiteConfig).Assembly).Run(passedOn, SuiteConfig.Create(isQuick))];
bool isQuestion = passedOn.Any(argument => argument is "--list" or "--help" or "--info" or "--version");
return isQuestion ? 0 : Verdict.Of(summaries);
