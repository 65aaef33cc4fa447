using System.Text;

namespace Plugin.KernelTests.Kernel;

/// <summary>The kobject events that udev acts upon, as a namespace's own listener gets them.</summary>
internal sealed class Uevents(NetworkNamespace ns) : IDisposable
{
    private const uint KernelGroup = 1;
    private readonly NamespaceSocket _socket = new(ns, NamespaceSocket.KobjectUevent, KernelGroup);

    /// <summary>All events so far of subsystem <c>net</c>, each as <c>add dev0</c>, <c>remove dev0</c>, <c>move dev0</c>.</summary>
    public List<string> Drain()
        => [.. _socket.Drain()
            .Select(datagram => Encoding.UTF8.GetString(datagram).Split('\0'))
            .Where(fields => fields.Contains("SUBSYSTEM=net"))
            .Select(fields => $"{Field(fields, "ACTION=")} {Field(fields, "INTERFACE=")}")];

    public void Dispose() => _socket.Dispose();

    private static string Field(string[] fields, string key)
        => fields.First(field => field.StartsWith(key, StringComparison.Ordinal))[key.Length..];
}
