using HostDevice.Cni.Json;

namespace HostDevice.Cni;

/// <summary>Reads the result of an earlier ADD, for the interface part with the types and words of upstream's library.</summary>
internal ref struct PrevResultReader
{
    private JsonFields _fields;
    private bool _isModern;
    private ReadOnlySpan<byte> _version;
    private ReadOnlySpan<byte> _ifName;
    private ReadOnlySpan<byte> _netns;

    /// <summary>Fills <paramref name="result"/>; its interface stays empty when none has this name and namespace.</summary>
    internal static CniError Read(
        scoped in CniConfig config, ReadOnlySpan<byte> ifName, ReadOnlySpan<byte> netns, Span<byte> room, out PrevResult result)
    {
        var reader = new PrevResultReader
        {
            _fields = new JsonFields(config.PrevResult, room),
            _isModern = config.Version >= CniVersion.V100,
            _version = config.VersionText,
            _ifName = ifName,
            _netns = netns,
        };
        var read = default(PrevResult);
        reader.ReadResult(ref read);
        result = read;
        return reader._fields.Fault is { } fault ? Unreadable(fault) : reader.CheckVersion();
    }

    private void ReadResult(ref PrevResult result)
    {
        _fields.Enter();
        while (_fields.NextMember(out JsonText key))
        {
            if (key.Matches("interfaces"u8))
                ReadInterfaces(ref result);
            else if (key.Matches("ips"u8))
                result.Ips = Raw(JsonKind.Array, "Result.ips", _isModern ? "[]*types100.IPConfig" : "[]*types040.IPConfig");
            else if (key.Matches("routes"u8))
                result.Routes = Raw(JsonKind.Array, "Result.routes", "[]*types.Route");
            else if (key.Matches("dns"u8))
                Raw(JsonKind.Object, "Result.dns", "types.DNS");
            else if (key.Is("CNIVersion"u8))
                ReadVersionAlias();
            else if (key.Matches("cniVersion"u8))
                _version = _fields.Text(_version, "Result.cniVersion");
            else
                _fields.Skip();
        }
    }

    // Upstream's library puts the version of the configuration under this spelling when it is missing or empty.
    private void ReadVersionAlias()
    {
        ReadOnlySpan<byte> given = _fields.Text(default, "Result.cniVersion");
        if (!given.IsEmpty)
            _version = given;
    }

    private void ReadInterfaces(ref PrevResult result)
    {
        if (!_fields.Enter(JsonKind.Array, "Result.interfaces", _isModern ? "[]*types100.Interface" : "[]*types040.Interface"))
            return;
        while (_fields.NextElement())
        {
            var found = default(PrevResult);
            if (_fields.Enter(JsonKind.Object, "Result.interfaces", _isModern ? "types100.Interface" : "types040.Interface"))
                ReadInterface(ref found);
            if (!found.Name.SequenceEqual(_ifName) || !found.Sandbox.SequenceEqual(_netns))
                continue;
            result.Name = found.Name;
            result.Mac = found.Mac;
            result.Sandbox = found.Sandbox;
        }
    }

    private void ReadInterface(ref PrevResult found)
    {
        while (_fields.NextMember(out JsonText key))
        {
            if (key.Matches("name"u8))
                found.Name = _fields.Text(found.Name, "Interface.interfaces.name");
            else if (key.Matches("mac"u8))
                found.Mac = _fields.Text(found.Mac, "Interface.interfaces.mac");
            else if (key.Matches("sandbox"u8))
                found.Sandbox = _fields.Text(found.Sandbox, "Interface.interfaces.sandbox");
            else if (_isModern && key.Matches("mtu"u8))
                _fields.Integer("Interface.interfaces.mtu");
            else if (_isModern && key.Matches("socketPath"u8))
                _fields.Text(default, "Interface.interfaces.socketPath");
            else if (_isModern && key.Matches("pciID"u8))
                _fields.Text(default, "Interface.interfaces.pciID");
            else
                _fields.Skip();
        }
    }

    private ReadOnlySpan<byte> Raw(JsonKind wanted, string place, string type)
    {
        if (_fields.Kind == wanted)
            return _fields.Skip();
        _fields.Mismatch(place, type);
        return default;
    }

    private readonly CniError CheckVersion()
    {
        CniVersion version = _version.IsEmpty ? CniVersion.Unsupported : CniVersions.Parse(_version);
        bool suits = _isModern
            ? version >= CniVersion.V100
            : version is CniVersion.V030 or CniVersion.V031 or CniVersion.V040;
        if (suits)
            return default;
        string supported = _isModern ? "[1.0.0 1.1.0]" : "[0.3.0 0.3.1 0.4.0]";
        return Unreadable($"result type supports {supported} but unmarshalled CNIVersion is {GoQuote.Quote(_version)}");
    }

    private static CniError Unreadable(string text) => CniError.Internal($"could not parse prevResult: {text}");
}
