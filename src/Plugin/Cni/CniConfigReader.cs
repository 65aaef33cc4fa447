using HostDevice.Cni.Json;

namespace HostDevice.Cni;

/// <summary>Reads a <see cref="CniConfig"/> as upstream's <c>NetConf</c> is read: which keys, in which type, and the words for a wrong one.</summary>
/// <remarks>As in Go, a key matches in any case, the last of two wins, and null changes nothing.</remarks>
internal ref struct CniConfigReader
{
    private JsonFields _fields;

    /// <summary>Reads the document and checks the network's name.</summary>
    /// <param name="document">What was read from the input.</param>
    /// <param name="room">For strings with escapes; 1 KiB serves any sane configuration.</param>
    /// <param name="config">Complete unless the result is an error.</param>
    /// <returns>Code 6 for text that is no JSON, 7 for the name; other faults stay in <paramref name="config"/> until their turn comes.</returns>
    internal static CniError Read(ReadOnlySpan<byte> document, Span<byte> room, out CniConfig config)
    {
        config = default;
        if (JsonSyntax.Check(document) is { } syntax)
            return Undecodable(syntax);
        var reader = new CniConfigReader { _fields = new JsonFields(document, room) };
        var read = new CniConfig { Document = document };
        CniError fault = reader.ReadDocument(ref read);
        if (reader._fields.Fault is { } mismatch)
            read.TypeFault = CniError.Internal($"failed to load netconf: {mismatch}");
        config = read;
        if (fault.Failed)
            return fault;
        if (config.Name.IsEmpty)
            return new(CniErrorCode.InvalidConfig, "missing network name");
        if (!CniName.IsValid(config.Name))
            return new(CniErrorCode.InvalidConfig, "invalid characters found in network name", ByteText.Of(config.Name));
        return default;
    }

    private CniError ReadDocument(ref CniConfig config)
    {
        JsonKind kind = _fields.Kind;
        if (kind == JsonKind.Null)
            return default;
        if (kind != JsonKind.Object)
            return Undecodable(JsonMismatch.Value(kind, """struct { Name string "json:\"name\"" }"""));
        _fields.Enter();
        while (_fields.NextMember(out JsonText key))
        {
            if (key.Matches("name"u8))
            {
                if (_fields.Kind is not (JsonKind.Text or JsonKind.Null))
                    return Undecodable(JsonMismatch.Field(_fields.Kind, ".name", "string"));
                config.Name = _fields.Text(config.Name, "");
            }
            else if (key.Matches("cniVersion"u8))
            {
                ReadVersion(ref config);
            }
            else if (!ReadSelector(ref config, key) && !ReadCommon(ref config, key))
            {
                _fields.Skip();
            }
        }
        return default;
    }

    private void ReadVersion(ref CniConfig config)
    {
        JsonKind kind = _fields.Kind;
        if (kind is not (JsonKind.Text or JsonKind.Null) && !config.VersionFault.Failed)
        {
            string mismatch = JsonMismatch.Field(kind, ".cniVersion", "string");
            config.VersionFault = new(CniErrorCode.DecodingFailure, $"decoding version from network config: {mismatch}");
        }
        config.VersionText = _fields.Text(config.VersionText, "NetConf.NetConf.cniVersion");
    }

    /// <summary>The keys of this plugin. False: the key is none of them.</summary>
    private bool ReadSelector(ref CniConfig config, JsonText key)
    {
        if (key.Matches("device"u8))
            config.Device = _fields.Text(config.Device, "NetConf.device");
        else if (key.Matches("hwaddr"u8))
            config.Hwaddr = _fields.Text(config.Hwaddr, "NetConf.hwaddr");
        else if (key.Matches("kernelpath"u8))
            config.Kernelpath = _fields.Text(config.Kernelpath, "NetConf.kernelpath");
        else if (key.Matches("pciBusID"u8))
            config.PciBusId = _fields.Text(config.PciBusId, "NetConf.pciBusID");
        else if (key.Matches("devices"u8))
            ReadDevices(ref config);
        else if (key.Matches("DPDKMode"u8))
            config.DpdkMode = _fields.Boolean(config.DpdkMode, "NetConf.DPDKMode");
        else if (key.Matches("useInterfaceNetwork"u8))
            config.UseInterfaceNetwork = _fields.Boolean(config.UseInterfaceNetwork, "NetConf.useInterfaceNetwork");
        else if (key.Matches("guard"u8))
            config.GuardText = _fields.Text(config.GuardText, "NetConf.guard");
        else if (key.Matches("dad"u8))
            config.DadText = _fields.Text(config.DadText, "NetConf.dad");
        else if (key.Matches("status"u8))
            config.StatusText = _fields.Text(config.StatusText, "NetConf.status");
        else if (key.Matches("runtimeConfig"u8))
            ReadRuntimeConfig(ref config);
        else
            return false;
        return true;
    }

    /// <summary>The keys of every plugin. False: the key is none of them.</summary>
    private bool ReadCommon(ref CniConfig config, JsonText key)
    {
        if (key.Matches("type"u8))
            _fields.Text(default, "NetConf.NetConf.type");
        else if (key.Matches("ipam"u8))
            ReadIpam(ref config);
        else if (key.Matches("dns"u8))
            ReadDns(ref config);
        else if (key.Matches("prevResult"u8))
            ReadPrevResult(ref config);
        else if (key.Matches("capabilities"u8))
            ReadCapabilities();
        else if (key.Matches("cni.dev/valid-attachments"u8))
            ReadAttachments(ref config);
        else
            return false;
        return true;
    }

    /// <summary>Of whatever type it is: what is wrong with it is told in words of our own, by <see cref="DeviceList.Check"/>.</summary>
    private void ReadDevices(ref CniConfig config)
    {
        bool isNull = _fields.Kind == JsonKind.Null;
        ReadOnlySpan<byte> value = _fields.Skip();
        if (!isNull)
            config.Devices = new DeviceList(value);
    }

    private void ReadRuntimeConfig(ref CniConfig config)
    {
        if (!_fields.Enter(JsonKind.Object, "NetConf.runtimeConfig", """struct { DeviceID string "json:\"deviceID,omitempty\"" }"""))
            return;
        while (_fields.NextMember(out JsonText key))
        {
            if (key.Matches("deviceID"u8))
                config.DeviceId = _fields.Text(config.DeviceId, ".runtimeConfig.deviceID");
            else
                _fields.Skip();
        }
    }

    private void ReadIpam(ref CniConfig config)
    {
        if (!_fields.Enter(JsonKind.Object, "NetConf.NetConf.ipam", "types.IPAM"))
            return;
        config.HasIpam = true;
        while (_fields.NextMember(out JsonText key))
        {
            if (key.Matches("type"u8))
                config.IpamType = _fields.Text(config.IpamType, "IPAM.NetConf.ipam.type");
            else if (key.Matches("daemonSocketPath"u8) && _fields.Kind == JsonKind.Text)
                config.DaemonSocketPath = _fields.Text(config.DaemonSocketPath, "");
            else
                _fields.Skip();
        }
    }

    private void ReadDns(ref CniConfig config)
    {
        ReadOnlySpan<byte> value = _fields.Peek();
        if (!_fields.Enter(JsonKind.Object, "NetConf.NetConf.dns", "types.DNS"))
            return;
        config.Dns = value;
        while (_fields.NextMember(out JsonText key))
        {
            if (key.Matches("nameservers"u8))
                _fields.Texts("DNS.NetConf.dns.nameservers");
            else if (key.Matches("search"u8))
                _fields.Texts("DNS.NetConf.dns.search");
            else if (key.Matches("options"u8))
                _fields.Texts("DNS.NetConf.dns.options");
            else if (key.Matches("domain"u8))
                _fields.Text(default, "DNS.NetConf.dns.domain");
            else
                _fields.Skip();
        }
    }

    private void ReadPrevResult(ref CniConfig config)
    {
        if (_fields.Kind == JsonKind.Object)
        {
            config.PrevResult = _fields.Skip();
            return;
        }
        if (_fields.Kind == JsonKind.Null)
            config.PrevResult = default;
        _fields.Mismatch("NetConf.NetConf.prevResult", "map[string]interface {}");
    }

    private void ReadCapabilities()
    {
        if (!_fields.Enter(JsonKind.Object, "NetConf.NetConf.capabilities", "map[string]bool"))
            return;
        while (_fields.NextMember(out _))
            _fields.Boolean(default, "NetConf.NetConf.capabilities");
    }

    private void ReadAttachments(ref CniConfig config)
    {
        const string place = "NetConf.NetConf.cni.dev/valid-attachments";
        config.ValidAttachments = _fields.Peek();
        if (!_fields.Enter(JsonKind.Array, place, "[]types.GCAttachment"))
            return;
        while (_fields.NextElement())
        {
            if (!_fields.Enter(JsonKind.Object, place, "types.GCAttachment"))
                continue;
            while (_fields.NextMember(out JsonText key))
            {
                if (key.Matches("containerID"u8))
                    _fields.Text(default, "GCAttachment.NetConf.cni.dev/valid-attachments.containerID");
                else if (key.Matches("ifname"u8))
                    _fields.Text(default, "GCAttachment.NetConf.cni.dev/valid-attachments.ifname");
                else
                    _fields.Skip();
            }
        }
    }

    private static CniError Undecodable(string text)
        => new(CniErrorCode.DecodingFailure, $"error unmarshall network config: {text}");
}
