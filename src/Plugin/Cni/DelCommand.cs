using HostDevice.Devices;
using HostDevice.Ipam;
using HostDevice.Move;
using HostDevice.State;

namespace HostDevice.Cni;

/// <summary>DEL: addresses and devices are given back, the devices under their names. Success also when there is nothing left to give back.</summary>
internal static class DelCommand
{
    /// <summary>Runs the command; nothing is written on success.</summary>
    internal static CniError Run(in CniEnvironment environment, in CniConfig config)
    {
        // The lease is given back whatever has become of the container, and the device whatever has become of the lease.
        CniError leased = IpamCalls.Forward(environment, config, CniCommand.Del);
        CniError kept = ReturnDevices(environment, config);
        return !leased.Failed ? kept : kept.Failed ? leased.With(kept.ToString()) : leased;
    }

    private static CniError ReturnDevices(in CniEnvironment environment, in CniConfig config)
    {
        // The specification: a missing namespace is no error. The kernel has given its devices back, or destroyed them.
        if (environment.Netns.IsEmpty)
        {
            SelfHeal.OfAttachment(environment.ContainerId, environment.IfName);
            return default;
        }
        Span<byte> room = stackalloc byte[DeviceSet.Room];
        ReadOnlySpan<byte> key = RecordStore.Key(stackalloc byte[RecordStore.MaxKey], environment.ContainerId, environment.IfName, 0);
        bool isRecorded = RecordStore.TryLoad(
            key, room[..InterfaceAlias.MaxLength], room[InterfaceAlias.MaxLength..], out DeviceRecord record);

        // A device that has gone may not stop DEL, so the selector's own failure does not count. What ADD moved goes home whatever drives it now.
        _ = DeviceSelector.Resolve(config, out DeviceSelector selector);
        if (selector.IsForUserSpace && !isRecorded)
            return default;
        CniError failed = NamespacePair.Open(environment.Netns, environment.MayStayInOwnNetns, out NamespacePair spaces);
        if (spaces.IsTargetGone)
        {
            SelfHeal.OfAttachment(environment.ContainerId, environment.IfName);
            return default;
        }
        if (failed.Failed)
            return failed;
        using (spaces)
        {
            // What ADD has written counts, not what has become of the configuration.
            int count = Math.Clamp(isRecorded ? record.Count : config.Devices.Count, 1, DeviceSet.MaxCount);
            var devices = new DeviceSet(stackalloc MovedDevice[count], stackalloc byte[count * DeviceSet.Room]);
            _ = DeviceNames.Fill(config.Devices, environment.IfName, devices);
            if (isRecorded)
                devices.Keep(0, record);
            devices[0].IsRecorded = isRecorded;
            return ReturnDevices(environment, config, spaces, devices);
        }
    }

    /// <summary>Each of them for itself, in one <c>sendmsg</c>; what cannot be returned now keeps its record for the next DEL.</summary>
    private static CniError ReturnDevices(in CniEnvironment environment, in CniConfig config, in NamespacePair spaces, DeviceSet devices)
    {
        CniError failed = default;
        Span<byte> key = stackalloc byte[RecordStore.MaxKey];
        Span<byte> text = stackalloc byte[DeviceList.TextRoom];
        for (int at = 1; at < devices.Count; at++)
            devices.TryLoad(at, RecordStore.Key(key, environment.ContainerId, environment.IfName, at));
        AttachedDevice.FindInPlace(spaces.Container, devices);
        for (int at = 0; at < devices.Count; at++)
        {
            // Neither the record nor the configuration knows what it is called there.
            if (devices[at].IfName.IsEmpty)
                continue;
            ReadOnlySpan<byte> configured = at == 0 && config.Devices.IsNone ? config.Device : config.Devices.DeviceAt(at, text);
            CniError error = AttachedDevice.Find(spaces.Container, devices, at, configured);
            if (error.Failed)
                failed = failed.Failed ? failed.With(error.ToString()) : error;
            else if (devices[at].Inside == 0 && devices[at].IsRecorded)
                MoveOut.Complete(spaces.Host, devices.Record(at));
        }
        CniError refused = MoveOut.Run(spaces, devices);
        failed = !failed.Failed ? refused : refused.Failed ? failed.With(refused.ToString()) : failed;
        if (!failed.Failed)
            devices.Forget(environment.ContainerId);
        return failed;
    }
}
