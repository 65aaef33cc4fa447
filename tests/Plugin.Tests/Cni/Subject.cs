using System.Text;
using HostDevice.Cni;
using HostDevice.Devices;

namespace HostDevice.Tests.Cni;

/// <summary>Environments and configurations from plain strings, and what the plugin prints for them.</summary>
internal static class Subject
{
    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    internal static CniEnvironment Environment(
        string command, string containerId = "c1", string netns = "/run/netns/hdf-x", string ifName = "net1", string path = "/opt/cni/bin")
        => new()
        {
            CommandText = Bytes(command),
            ContainerId = Bytes(containerId),
            Netns = Bytes(netns),
            IfNameText = Bytes(ifName),
            Path = Bytes(path),
        };

    internal static OwnInterface Interface(string name, ReadOnlySpan<byte> mac)
        => InterfaceName.TryCopy(Bytes(name), out InterfaceName copied) ? new OwnInterface(copied, mac) : throw new ArgumentException(name);

    /// <summary>Code, message and details on one line.</summary>
    internal static string Line(CniError error)
        => !error.Failed ? "ok" : error.Details.Length > 0 ? $"{(int)error.Code}: {error.Msg} / {error.Details}" : $"{(int)error.Code}: {error.Msg}";

    internal static string Printed(CniError error)
    {
        var output = new JsonOutput(stackalloc byte[1024]);
        error.WriteTo(ref output);
        return Encoding.UTF8.GetString(output.Written);
    }

    /// <summary>Runs the whole way behind the input, and tells the error or what was printed.</summary>
    internal static string Dispatch(string command, string document)
    {
        CniEnvironment environment = Environment(command);
        Assert.False(environment.Check().Failed);
        var output = new JsonOutput(stackalloc byte[1024]);
        CniError error = CommandDispatch.Run(environment, Bytes(document), stackalloc byte[256], ref output);
        return error.Failed ? Line(error) : Encoding.UTF8.GetString(output.Written);
    }
}
