using HostDevice.Cni.Json;

namespace HostDevice.Cni;

/// <summary>Reads results of every version, in the types and with the words of upstream's library.</summary>
/// <remarks>0.1.0 and 0.2.0 have <c>ip4</c> and <c>ip6</c>, each with its routes; later ones have <c>interfaces</c>, <c>ips</c> and <c>routes</c>.</remarks>
internal ref partial struct ResultReader
{
    private JsonFields _fields;
    private CniVersion _layout;
    private ReadOnlySpan<byte> _version;
    private bool _isVersionFixed;

    /// <summary>Reads a result.</summary>
    /// <param name="document">An object that <see cref="JsonSyntax"/> has accepted.</param>
    /// <param name="layout">The version to read it as.</param>
    /// <param name="version">The version it has unless it names one.</param>
    /// <param name="isVersionFixed">It has that version whatever it names.</param>
    /// <param name="room">For strings with escapes.</param>
    /// <param name="parts">Its lists must be set up.</param>
    /// <returns>Go's text for the first fault; null: none.</returns>
    internal static string? Read(
        ReadOnlySpan<byte> document, CniVersion layout, ReadOnlySpan<byte> version, bool isVersionFixed, Span<byte> room, ref ResultParts parts)
    {
        var reader = new ResultReader { _fields = new JsonFields(document, room), _layout = layout, _version = version, _isVersionFixed = isVersionFixed };
        reader.ReadResult(ref parts);
        return reader._fields.Fault ?? (isVersionFixed ? null : reader.CheckVersion());
    }

    private readonly bool IsOldest => _layout <= CniVersion.V020;

    private readonly bool IsModern => _layout >= CniVersion.V100;

    private void ReadResult(ref ResultParts parts)
    {
        _fields.Enter();
        while (_fields.NextMember(out JsonText key))
        {
            if (key.Matches("dns"u8))
                ReadDns(ref parts);
            else if (key.Is("CNIVersion"u8) && !IsOldest)
                ReadVersionAlias();
            else if (_isVersionFixed && key.Is("cniVersion"u8))
                _fields.Skip();
            else if (key.Matches("cniVersion"u8))
                _version = _fields.Text(_version, "Result.cniVersion");
            else if (!(IsOldest ? ReadOldest(ref parts, key) : ReadLater(ref parts, key)))
                _fields.Skip();
        }
    }

    private bool ReadOldest(ref ResultParts parts, JsonText key)
    {
        if (key.Matches("ip4"u8))
            ReadFamily("Result.ip4", ref parts);
        else if (key.Matches("ip6"u8))
            ReadFamily("Result.ip6", ref parts);
        else
            return false;
        return true;
    }

    private bool ReadLater(ref ResultParts parts, JsonText key)
    {
        if (key.Matches("interfaces"u8))
            ReadInterfaces(ref parts);
        else if (key.Matches("ips"u8))
            ReadIps(ref parts.Ips);
        else if (key.Matches("routes"u8))
            ReadRoutes("Result.routes", "[]*types.Route", ref parts.Routes);
        else
            return false;
        return true;
    }

    // Upstream's library puts the version of the configuration under this spelling when it is missing or empty.
    private void ReadVersionAlias()
    {
        ReadOnlySpan<byte> given = _fields.Text(default, "Result.cniVersion");
        if (!given.IsEmpty)
            _version = given;
    }

    private void ReadDns(ref ResultParts parts)
    {
        ReadOnlySpan<byte> value = _fields.Peek();
        if (!_fields.Enter(JsonKind.Object, "Result.dns", "types.DNS"))
            return;
        parts.Dns = value;
        while (_fields.NextMember(out JsonText key))
        {
            if (key.Matches("nameservers"u8))
                _fields.Texts("DNS.dns.nameservers");
            else if (key.Matches("search"u8))
                _fields.Texts("DNS.dns.search");
            else if (key.Matches("options"u8))
                _fields.Texts("DNS.dns.options");
            else if (key.Matches("domain"u8))
                _fields.Text(default, "DNS.dns.domain");
            else
                _fields.Skip();
        }
    }

    private readonly string? CheckVersion()
    {
        CniVersion version = _version.IsEmpty && !IsOldest ? CniVersion.Unsupported : CniVersions.Parse(_version);
        bool suits = version != CniVersion.Unsupported
            && (IsOldest ? version <= CniVersion.V020 : (version >= CniVersion.V100) == IsModern && version > CniVersion.V020);
        if (suits)
            return null;
        string supported = IsOldest ? "[ 0.1.0 0.2.0]" : IsModern ? "[1.0.0 1.1.0]" : "[0.3.0 0.3.1 0.4.0]";
        return $"result type supports {supported} but unmarshalled CNIVersion is {GoQuote.Quote(_version)}";
    }
}
