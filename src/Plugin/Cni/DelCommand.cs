using HostDevice.Devices;
using HostDevice.Ipam;
using HostDevice.Move;
using HostDevice.State;

namespace HostDevice.Cni;

/// <summary>DEL: addresses and device are given back, the device under its name. Success also when there is nothing left to give back.</summary>
internal static class DelCommand
{
    /// <summary>Runs the command; nothing is written on success.</summary>
    internal static CniError Run(in CniEnvironment environment, in CniConfig config)
    {
        // The lease is given back whatever has become of the container, and the device whatever has become of the lease.
        CniError leased = IpamCalls.Forward(environment, config, CniCommand.Del);
        CniError kept = ReturnDevice(environment, config);
        return !leased.Failed ? kept : kept.Failed ? leased.With(kept.ToString()) : leased;
    }

    private static CniError ReturnDevice(in CniEnvironment environment, in CniConfig config)
    {
        // The specification: a missing namespace is no error. The kernel has given its devices back, or destroyed them.
        if (environment.Netns.IsEmpty)
        {
            SelfHeal.OfAttachment(environment.ContainerId, environment.IfName);
            return default;
        }
        Span<byte> alias = stackalloc byte[InterfaceAlias.MaxLength];
        Span<byte> altnames = stackalloc byte[AltnameList.Room];
        ReadOnlySpan<byte> key = RecordStore.Key(stackalloc byte[RecordStore.MaxKey], environment.ContainerId, environment.IfName);
        bool isRecorded = RecordStore.TryLoad(key, alias, altnames, out DeviceRecord record);

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
            Span<byte> name = stackalloc byte[InterfaceAlias.MaxLength];
            failed = AttachedDevice.Find(spaces.Container, environment.IfName, config, isRecorded, ref record, name, out AttachedDevice device);
            if (!failed.Failed && device.Index != 0)
                failed = MoveOut.Run(spaces, device.Index, device.Name, record);
            else if (!failed.Failed && isRecorded)
                MoveOut.Complete(spaces.Host, record);
            if (!failed.Failed)
                RecordStore.Remove(key);
        }
        return failed;
    }
}
