using HostDevice.Cni.Json;

namespace HostDevice.Cni;

/// <summary>One of a result's <c>interfaces</c>. What is absent is empty.</summary>
internal ref struct ResultInterface
{
    internal ReadOnlySpan<byte> Name { get; set; }

    internal ReadOnlySpan<byte> Mac { get; set; }

    internal ReadOnlySpan<byte> Sandbox { get; set; }

    /// <summary>From 1.1.0 on, as the next two.</summary>
    internal long Mtu { get; set; }

    internal ReadOnlySpan<byte> SocketPath { get; set; }

    internal ReadOnlySpan<byte> PciId { get; set; }

    /// <summary>Reads the members of an object that <paramref name="fields"/> has entered.</summary>
    internal static ResultInterface Read(scoped ref JsonFields fields, bool isModern)
    {
        var read = default(ResultInterface);
        while (fields.NextMember(out JsonText key))
        {
            if (key.Matches("name"u8))
                read.Name = fields.Text(read.Name, "Interface.interfaces.name");
            else if (key.Matches("mac"u8))
                read.Mac = fields.Text(read.Mac, "Interface.interfaces.mac");
            else if (key.Matches("sandbox"u8))
                read.Sandbox = fields.Text(read.Sandbox, "Interface.interfaces.sandbox");
            else if (isModern && key.Matches("mtu"u8))
                read.Mtu = fields.Integer(read.Mtu, "Interface.interfaces.mtu");
            else if (isModern && key.Matches("socketPath"u8))
                read.SocketPath = fields.Text(read.SocketPath, "Interface.interfaces.socketPath");
            else if (isModern && key.Matches("pciID"u8))
                read.PciId = fields.Text(read.PciId, "Interface.interfaces.pciID");
            else
                fields.Skip();
        }
        return read;
    }
}
