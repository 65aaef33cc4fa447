using System.Diagnostics;
using Plugin.Latency.Kernel;
using Plugin.Latency.Programs;
using Plugin.Latency.Results;

namespace Plugin.Latency.Scenarios;

/// <summary>Many devices, each with a container of its own, all made and removed together.</summary>
internal sealed class Fleet : IDisposable
{
    private readonly int _count;

    internal Fleet(int count)
    {
        _count = count;
        for (int i = 0; i < count; i++)
        {
            Testbed.Container($"c{i}");
            Testbed.AddDevice(Device(i), $"02:00:00:00:01:{i:x2}");
        }
    }

    internal static string Device(int i) => $"dev{i}";

    /// <summary>The calls of a program for one of the devices.</summary>
    internal static Lane Lane(Bench bench, Contestant contestant, int i)
        => new(contestant, new Attachment($"c{i}", Netconf.Device(Device(i)), bench.CniPath));

    /// <summary>ADD and DEL of devices by several threads at once, each with devices of its own.</summary>
    /// <param name="threads">How many calls run at a time.</param>
    /// <param name="times">How often each device is taken and given back.</param>
    /// <returns>ADDs and DELs per second, all together.</returns>
    internal double Run(Bench bench, Contestant contestant, int threads, int times, Measurements into)
    {
        Lane[] lanes = [.. Enumerable.Range(0, _count).Select(i => Lane(bench, contestant, i))];
        bench.Pause(0);
        long start = Stopwatch.GetTimestamp();
        var workers = new Thread[threads];
        MeasurementException? failed = null;
        for (int worker = 0; worker < threads; worker++)
        {
            int first = worker;
            workers[worker] = new Thread(() =>
            {
                try
                {
                    Work(lanes, first, threads, times, into);
                }
                catch (MeasurementException failure)
                {
                    failed = failure;
                }
            });
            workers[worker].Start();
        }
        foreach (Thread worker in workers)
            worker.Join();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        foreach (Lane lane in lanes)
            lane.Dispose();
        return failed is null ? 2.0 * _count * times / seconds : throw failed;
    }

    /// <summary>Whether all devices are on the host under their names, and no record is left of them.</summary>
    internal bool IsHome(Testbed testbed) => Enumerable.Range(0, _count).All(i => testbed.IsHome(Device(i)))
        && (!Directory.Exists("/run/hostdevice-fast") || Directory.GetFiles("/run/hostdevice-fast").Length == 0);

    public void Dispose()
    {
        for (int i = 0; i < _count; i++)
            Testbed.RemoveDevice(Device(i));
    }

    private static void Work(Lane[] lanes, int first, int step, int times, Measurements into)
    {
        for (int time = 0; time < times; time++)
        {
            for (int i = first; i < lanes.Length; i += step)
            {
                Sample add = lanes[i].Add().Sample, del = lanes[i].Del().Sample;
                lock (into)
                {
                    into.Add("ADD", lanes[i].Contestant.Name, add);
                    into.Add("DEL", lanes[i].Contestant.Name, del);
                }
            }
        }
    }
}
