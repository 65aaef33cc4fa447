using HostDevice.Cni.Json;
using HostDevice.Ipam;

namespace HostDevice.Cni;

/// <content>Interfaces, addresses and routes. An element that is null is passed over; upstream crashes on it.</content>
internal ref partial struct ResultReader
{
    private void ReadInterfaces(ref ResultParts parts)
    {
        parts.InterfaceCount = 0;
        parts.Interfaces = _fields.Peek();
        if (!_fields.Enter(JsonKind.Array, "Result.interfaces", IsModern ? "[]*types100.Interface" : "[]*types040.Interface"))
        {
            parts.Interfaces = default;
            return;
        }
        while (_fields.NextElement())
        {
            parts.InterfaceCount++;
            if (_fields.Enter(JsonKind.Object, "Result.interfaces", IsModern ? "types100.Interface" : "types040.Interface"))
                _ = ResultInterface.Read(ref _fields, IsModern);
        }
    }

    private void ReadIps(ref ValueList<ResultAddress> ips)
    {
        if (!_fields.Enter(JsonKind.Array, "Result.ips", IsModern ? "[]*types100.IPConfig" : "[]*types040.IPConfig"))
            return;
        while (_fields.NextElement())
        {
            if (!_fields.Enter(JsonKind.Object, "Result.ips", IsModern ? "types100.ipConfig" : "types040.ipConfig"))
                continue;
            var ip = default(ResultAddress);
            while (_fields.NextMember(out JsonText key))
            {
                if (key.Matches("address"u8))
                    ip.Address = ReadPrefix("Result.ips", ".address");
                else if (key.Matches("gateway"u8))
                    ip.Gateway = ReadAddress(ip.Gateway, "Result.ips", ".gateway");
                else if (key.Matches("interface"u8))
                    ip.Interface = ReadPointer(ip.Interface, "Result.ips", ".interface");
                else if (!IsModern && key.Matches("version"u8))
                    _fields.Text(default, "Result.ips.version");
                else
                    _fields.Skip();
            }
            ips.Add(ip);
        }
    }

    private void ReadFamily(string place, ref ResultParts parts)
    {
        if (!_fields.Enter(JsonKind.Object, place, "types020.ipConfig"))
            return;
        var ip = default(ResultAddress);
        while (_fields.NextMember(out JsonText key))
        {
            if (key.Matches("ip"u8))
                ip.Address = ReadPrefix(place, ".ip");
            else if (key.Matches("gateway"u8))
                ip.Gateway = ReadAddress(ip.Gateway, place, ".gateway");
            else if (key.Matches("routes"u8))
                ReadRoutes(place, "[]types.Route", ref parts.Routes, ".routes");
            else
                _fields.Skip();
        }
        parts.Ips.Add(ip);
    }

    private void ReadRoutes(string place, string type, ref ValueList<ResultRoute> routes, string member = "")
    {
        if (!_fields.Enter(JsonKind.Array, place, type, member))
            return;
        while (_fields.NextElement())
        {
            if (_fields.Enter(JsonKind.Object, place, "types.route", member))
                routes.Add(ReadRoute(member.Length == 0 ? place : place + member));
        }
    }

    private ResultRoute ReadRoute(string place)
    {
        var route = default(ResultRoute);
        while (_fields.NextMember(out JsonText key))
        {
            if (key.Matches("dst"u8))
                route.Dst = ReadPrefix(place, ".dst");
            else if (key.Matches("gw"u8))
                route.Gw = ReadAddress(route.Gw, place, ".gw");
            else if (IsOldest)
                _fields.Skip();
            else if (key.Matches("mtu"u8))
                route.Mtu = _fields.Integer(route.Mtu, place, ".mtu");
            else if (key.Matches("advmss"u8))
                route.Advmss = _fields.Integer(route.Advmss, place, ".advmss");
            else if (key.Matches("priority"u8))
                route.Priority = _fields.Integer(route.Priority, place, ".priority");
            else if (key.Matches("table"u8))
                route.Table = ReadPointer(route.Table, place, ".table");
            else if (key.Matches("scope"u8))
                route.Scope = ReadPointer(route.Scope, place, ".scope");
            else
                _fields.Skip();
        }
        return route;
    }

    /// <summary>A number that may be absent; null makes it so.</summary>
    private long? ReadPointer(long? before, string place, string member)
    {
        if (_fields.Kind != JsonKind.Null)
            return _fields.Integer(before ?? 0, place, member);
        _fields.Skip();
        return null;
    }

    private IpPrefix ReadPrefix(string place, string member)
    {
        // Go's decoder hands null to this type's own method, which reads it as an empty string.
        bool isRead = _fields.Kind is JsonKind.Text or JsonKind.Null;
        ReadOnlySpan<byte> text = _fields.Text(default, place, member);
        if (!IpParser.TryParsePrefix(text, out IpPrefix prefix) && isRead)
            _fields.Refuse($"invalid CIDR address: {ByteText.Of(text)}");
        return prefix;
    }

    private IpAddress ReadAddress(IpAddress before, string place, string member)
    {
        if (_fields.Kind != JsonKind.Text)
        {
            _fields.Mismatch(place, "net.IP", member);
            return before;
        }
        ReadOnlySpan<byte> text = _fields.Text(default, place);
        if (text.IsEmpty)
            return default;
        if (!IpParser.TryParse(text, out IpAddress address))
            _fields.Refuse($"invalid IP address: {ByteText.Of(text)}");
        return address;
    }
}
