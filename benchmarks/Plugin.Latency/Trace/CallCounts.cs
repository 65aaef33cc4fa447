using System.Globalization;
using Plugin.Latency.Programs;
using Plugin.Latency.Results;
using Plugin.Latency.Scenarios;

namespace Plugin.Latency.Trace;

/// <summary>What is counted rather than timed, in one further run each: nothing of it varies much.</summary>
internal static class CallCounts
{
    /// <summary>System calls, requests that take RTNL and moves, of the program and of all that it starts.</summary>
    internal static void Trace(Contestant contestant, Attachment attachment, string command, int exitCode, Measurements into)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("hdf-latency-");
        try
        {
            using ProgramCall call = attachment.Call(
                [SystemTool.PathOf("strace"), "-ff", "-qq", "-e", "signal=none", "-e", "write=all", "-o", Path.Combine(folder.FullName, "thread"),
                    contestant.Path], command);
            call.Run().Demand(exitCode, $"{contestant.Name} {command} under strace");
            StraceLog[] threads = [.. folder.GetFiles().Select(file => new StraceLog(File.ReadLines(file.FullName)))];
            RtnlMessage[] messages = [.. threads.SelectMany(thread => thread.Messages)];
            into.AddCount(command, contestant.Name, "syscalls", "calls", threads.Sum(thread => thread.SystemCalls));
            into.AddCount(command, contestant.Name, "rtnl", "requests", messages.Count(message => message.TakesRtnl));
            into.AddCount(command, contestant.Name, "moves", "moves", messages.Count(message => message.IsMove));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Peak memory of the largest process of the call.</summary>
    /// <param name="peak">What <c>benchmarks/floor/peak.c</c> became.</param>
    internal static void Peak(Contestant contestant, Attachment attachment, string command, int exitCode, string peak, Measurements into)
    {
        using ProgramCall call = attachment.Call([peak, contestant.Path], command);
        Outcome outcome = call.Run().Demand(exitCode, $"{contestant.Name} {command} under peak");
        string told = outcome.ErrorText.TrimEnd().Split('\n')[^1]["peak ".Length..];
        into.AddCount(command, contestant.Name, "peak", "KiB", double.Parse(told, CultureInfo.InvariantCulture));
    }
}
