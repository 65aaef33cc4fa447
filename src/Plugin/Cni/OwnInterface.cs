using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using HostDevice.Devices;

namespace HostDevice.Cni;

/// <summary>An interface that this plugin has made, as it stands in the result of ADD.</summary>
internal readonly struct OwnInterface
{
    private readonly InterfaceName _name;
    private readonly Storage _mac;
    private readonly int _macLength;

    /// <param name="name">Name in the container.</param>
    /// <param name="mac">Hardware address as it comes from the kernel, 0 to <see cref="MacAddress.MaxLength"/> bytes; none: the key is left out.</param>
    internal OwnInterface(InterfaceName name, ReadOnlySpan<byte> mac)
    {
        _name = name;
        mac.CopyTo(_mac);
        _macLength = mac.Length;
    }

    [UnscopedRef]
    internal ReadOnlySpan<byte> Name => _name.Bytes;

    [UnscopedRef]
    internal ReadOnlySpan<byte> Mac => ((ReadOnlySpan<byte>)_mac)[.._macLength];

    [InlineArray(MacAddress.MaxLength)]
    private struct Storage
    {
        private byte _first;
    }
}
