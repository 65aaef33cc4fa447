namespace HostDevice.Cni;

/// <summary>Results of 0.1.0 and 0.2.0: the first address of each family, with the routes of that family.</summary>
internal static class OldestLayout
{
    internal static void Write(scoped CniResult result, ref JsonOutput output)
    {
        WriteFamily(result, isV4: true, "ip4"u8, ref output);
        WriteFamily(result, isV4: false, "ip6"u8, ref output);
        output.Name("dns"u8);
        ResultDns.Write(result.Dns, isSorted: false, ref output);
    }

    private static void WriteFamily(scoped CniResult result, bool isV4, ReadOnlySpan<byte> name, ref JsonOutput output)
    {
        foreach (ref readonly ResultAddress ip in result.Ips)
        {
            if (ip.Address.Address.IsV4 != isV4)
                continue;
            output.Name(name);
            output.BeginObject();
            ResultText.Prefix("ip"u8, ip.Address, ref output);
            ResultText.Address("gateway"u8, ip.Gateway, ref output);
            WriteRoutes(result.Routes, isV4, ref output);
            output.EndObject();
            return;
        }
    }

    private static void WriteRoutes(scoped ReadOnlySpan<ResultRoute> routes, bool isV4, ref JsonOutput output)
    {
        bool isOpen = false;
        foreach (ref readonly ResultRoute route in routes)
        {
            if (route.Dst.Address.IsV4 != isV4)
                continue;
            if (!isOpen)
            {
                output.Name("routes"u8);
                output.BeginArray();
            }
            isOpen = true;
            output.BeginObject();
            ResultText.Prefix("dst"u8, route.Dst, ref output);
            ResultText.Address("gw"u8, route.Gw, ref output);
            output.EndObject();
        }
        if (isOpen)
            output.EndArray();
    }
}
