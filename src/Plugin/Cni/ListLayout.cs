using HostDevice.Cni.Json;

namespace HostDevice.Cni;

/// <summary>Results from 0.3.0 on: lists of interfaces, addresses and routes. Empty lists and absent values are left out.</summary>
internal static class ListLayout
{
    /// <summary>1.0.0 and later: every key in the order of the alphabet.</summary>
    internal static void WriteSorted(scoped CniResult result, ref JsonOutput output)
    {
        if (!ResultDns.IsEmpty(result.Dns))
        {
            output.Name("dns"u8);
            ResultDns.Write(result.Dns, isSorted: true, ref output);
        }
        WriteInterfaces(result, isSorted: true, ref output);
        if (!result.Ips.IsEmpty)
        {
            output.Name("ips"u8);
            output.BeginArray();
            foreach (ref readonly ResultAddress ip in result.Ips)
            {
                output.BeginObject();
                ResultText.Prefix("address"u8, ip.Address, ref output);
                ResultText.Address("gateway"u8, ip.Gateway, ref output);
                ResultText.Pointer("interface"u8, ip.Interface, ref output);
                output.EndObject();
            }
            output.EndArray();
        }
        if (result.Routes.IsEmpty)
            return;
        output.Name("routes"u8);
        output.BeginArray();
        foreach (ref readonly ResultRoute route in result.Routes)
        {
            output.BeginObject();
            ResultText.Number("advmss"u8, route.Advmss, ref output);
            ResultText.Prefix("dst"u8, route.Dst, ref output);
            ResultText.Address("gw"u8, route.Gw, ref output);
            ResultText.Number("mtu"u8, route.Mtu, ref output);
            ResultText.Number("priority"u8, route.Priority, ref output);
            ResultText.Pointer("scope"u8, route.Scope, ref output);
            ResultText.Pointer("table"u8, route.Table, ref output);
            output.EndObject();
        }
        output.EndArray();
    }

    /// <summary>0.3.0 to 0.4.0: in the order of the structure, <c>dns</c> always there.</summary>
    internal static void WriteUnsorted(scoped CniResult result, ref JsonOutput output)
    {
        WriteInterfaces(result, isSorted: false, ref output);
        if (!result.Ips.IsEmpty)
        {
            output.Name("ips"u8);
            output.BeginArray();
            foreach (ref readonly ResultAddress ip in result.Ips)
            {
                output.BeginObject();
                output.Name("version"u8);
                output.String(ip.Address.Address.IsV4 ? "4"u8 : "6"u8);
                ResultText.Pointer("interface"u8, ip.Interface, ref output);
                ResultText.Prefix("address"u8, ip.Address, ref output);
                ResultText.Address("gateway"u8, ip.Gateway, ref output);
                output.EndObject();
            }
            output.EndArray();
        }
        if (!result.Routes.IsEmpty)
        {
            output.Name("routes"u8);
            output.BeginArray();
            foreach (ref readonly ResultRoute route in result.Routes)
            {
                output.BeginObject();
                ResultText.Prefix("dst"u8, route.Dst, ref output);
                ResultText.Address("gw"u8, route.Gw, ref output);
                ResultText.Number("mtu"u8, route.Mtu, ref output);
                ResultText.Number("advmss"u8, route.Advmss, ref output);
                ResultText.Number("priority"u8, route.Priority, ref output);
                ResultText.Pointer("table"u8, route.Table, ref output);
                ResultText.Pointer("scope"u8, route.Scope, ref output);
                output.EndObject();
            }
            output.EndArray();
        }
        output.Name("dns"u8);
        ResultDns.Write(result.Dns, isSorted: false, ref output);
    }

    private static void WriteInterfaces(scoped CniResult result, bool isSorted, ref JsonOutput output)
    {
        output.Name("interfaces"u8);
        output.BeginArray();
        if (!result.EarlierInterfaces.IsEmpty)
        {
            var fields = new JsonFields(result.EarlierInterfaces, stackalloc byte[256]);
            fields.Enter();
            while (fields.NextElement())
            {
                ResultInterface earlier = fields.Enter(JsonKind.Object, "", "") ? ResultInterface.Read(ref fields, isSorted) : default;
                WriteInterface(earlier, isSorted, ref output);
            }
        }
        Span<byte> text = stackalloc byte[MacAddress.MaxTextLength];
        foreach (ref readonly OwnInterface own in result.Interfaces)
        {
            var link = new ResultInterface { Name = own.Name, Mac = MacAddress.Format(own.Mac, text), Sandbox = result.Sandbox };
            WriteInterface(link, isSorted, ref output);
        }
        output.EndArray();
    }

    private static void WriteInterface(scoped ResultInterface link, bool isSorted, ref JsonOutput output)
    {
        output.BeginObject();
        if (isSorted)
        {
            ResultText.Text("mac"u8, link.Mac, ref output);
            ResultText.Number("mtu"u8, link.Mtu, ref output);
        }
        output.Name("name"u8);
        output.String(link.Name);
        if (isSorted)
            ResultText.Text("pciID"u8, link.PciId, ref output);
        else
            ResultText.Text("mac"u8, link.Mac, ref output);
        ResultText.Text("sandbox"u8, link.Sandbox, ref output);
        ResultText.Text("socketPath"u8, link.SocketPath, ref output);
        output.EndObject();
    }
}
