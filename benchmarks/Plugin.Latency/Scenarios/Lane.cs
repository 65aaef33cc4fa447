using System.Globalization;
using Plugin.Latency.Programs;
using Plugin.Latency.Results;
using Plugin.Latency.Trace;

namespace Plugin.Latency.Scenarios;

/// <summary>One program's calls for one attachment.</summary>
internal sealed class Lane : IDisposable
{
    private readonly Attachment _attachment;
    private readonly ProgramCall _add;
    private readonly ProgramCall _del;
    private readonly int _addExit;

    /// <param name="addExit">How ADD ends where it is to fail.</param>
    internal Lane(Contestant contestant, Attachment attachment, int addExit = 0)
    {
        Contestant = contestant;
        _attachment = attachment;
        _addExit = addExit;
        _add = attachment.Call([contestant.Path], "ADD");
        _del = attachment.Call([contestant.Path], "DEL");
    }

    internal Contestant Contestant { get; }

    internal Outcome Add() => _add.Run().Demand(_addExit, Contestant.Name + " ADD");

    internal Outcome Del() => _del.Run().Demand(0, Contestant.Name + " DEL");

    /// <summary>The sample of a call: for the timed floor what it told of the kernel's time, else what the process took.</summary>
    internal Sample SampleOf(Outcome outcome) => Contestant.Name != ProgramNames.Kernel ? outcome.Sample
        : new Sample(long.Parse(outcome.ErrorText, CultureInfo.InvariantCulture) / 1e6, 0, 0, 0);

    /// <summary>Counts what one ADD and one DEL ask of the kernel and how much memory they hold. The device is at home before and after.</summary>
    /// <param name="prepare">Makes the device as it is before ADD.</param>
    internal void Count(Action prepare, string peak, Measurements into)
    {
        prepare();
        CallCounts.Trace(Contestant, _attachment, "ADD", _addExit, into);
        CallCounts.Trace(Contestant, _attachment, "DEL", 0, into);
        prepare();
        CallCounts.Peak(Contestant, _attachment, "ADD", _addExit, peak, into);
        CallCounts.Peak(Contestant, _attachment, "DEL", 0, peak, into);
    }

    public void Dispose()
    {
        _add.Dispose();
        _del.Dispose();
    }
}
