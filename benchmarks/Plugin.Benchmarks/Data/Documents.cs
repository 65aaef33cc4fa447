namespace HostDevice.Benchmarks.Data;

/// <summary>What runtimes and delegates write.</summary>
internal static class Documents
{
    /// <summary>The configuration of a device alone, as containerd's <c>go-cni</c> sends it.</summary>
    internal static ReadOnlySpan<byte> Device =>
        """{"cniVersion":"1.0.0","device":"enp129s0f1np1","name":"uplink","type":"host-device"}"""u8;

    /// <summary>As Multus sends it, with a delegate, the pod's capabilities and the result of the plugin before.</summary>
    internal static ReadOnlySpan<byte> Chained =>
        """
        {
          "cniVersion": "1.0.0",
          "name": "sriov-data",
          "type": "host-device",
          "capabilities": { "deviceID": true, "CNIDeviceInfoFile": true },
          "runtimeConfig": {
            "deviceID": "0000:81:00.1",
            "CNIDeviceInfoFile": "/var/run/k8s.cni.cncf.io/devinfo/cni/default-sriov-data-net1"
          },
          "ipam": {
            "type": "host-local",
            "dataDir": "/run/ipam",
            "ranges": [[{ "subnet": "10.96.0.0/16", "rangeStart": "10.96.4.1", "rangeEnd": "10.96.4.254", "gateway": "10.96.0.1" }]],
            "routes": [{ "dst": "0.0.0.0/0" }, { "dst": "192.0.2.0/24", "gw": "10.96.0.7" }]
          },
          "dns": { "nameservers": ["10.96.0.10"], "domain": "cluster.local", "search": ["svc.cluster.local"] },
          "prevResult": {
            "cniVersion": "1.0.0",
            "interfaces": [{ "name": "eth0", "mac": "0a:58:0a:f4:00:05", "sandbox": "/var/run/netns/cni-5f1c" }],
            "ips": [{ "address": "10.244.0.5/24", "gateway": "10.244.0.1", "interface": 0 }],
            "routes": [{ "dst": "0.0.0.0/0" }],
            "dns": {}
          }
        }
        """u8;

    /// <summary>What host-local prints: two families, two routes.</summary>
    internal static ReadOnlySpan<byte> DelegateResult =>
        """
        {
            "cniVersion": "1.0.0",
            "ips": [
                {
                    "address": "10.96.4.17/16",
                    "gateway": "10.96.0.1"
                },
                {
                    "address": "2001:db8:96::11/64",
                    "gateway": "2001:db8:96::1"
                }
            ],
            "routes": [
                {
                    "dst": "0.0.0.0/0"
                },
                {
                    "dst": "192.0.2.0/24",
                    "gw": "10.96.0.7"
                }
            ],
            "dns": {}
        }
        """u8;
}
