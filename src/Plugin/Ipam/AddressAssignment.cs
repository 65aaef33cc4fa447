using HostDevice.Cni;
using HostDevice.Devices;
using HostDevice.Move;
using HostDevice.Native;

namespace HostDevice.Ipam;

/// <summary>The delegate's ADD and what follows from it; its DEL, if anything of that fails.</summary>
/// <remarks>
/// The delegate runs before, beside or after the move (<see cref="DelegateOrder"/>), but always behind everything that is checked
/// before it. Once <see cref="Begin"/> has succeeded, <see cref="Complete"/> or <see cref="Forget"/> must follow.
/// </remarks>
internal ref struct AddressAssignment
{
    private readonly IpamDelegate _ipam;
    private readonly DelegateOrder _order;
    private DelegateCall _call;
    private int _ips;
    private int _routes;

    /// <param name="ipam">May be none; then nothing is done.</param>
    /// <param name="config">For the delegate's type.</param>
    internal AddressAssignment(IpamDelegate ipam, in CniConfig config)
    {
        _ipam = ipam;
        _order = ipam.IsNone ? default : DelegateOrders.Of(config);
    }

    /// <summary>Just before the move: starts the delegate if it works beside that, and asks it if it is to be asked before.</summary>
    /// <param name="config">For the version of the answer.</param>
    /// <param name="parts">What earlier plugins have made; the delegate's addresses and routes are put behind it.</param>
    /// <returns>Why there will be no addresses; then nothing is left of the delegate.</returns>
    internal CniError Begin(in CniConfig config, ref ResultParts parts)
    {
        _ips = parts.Ips.Count;
        _routes = parts.Routes.Count;
        if (_order == DelegateOrder.AfterMove)
            return default;
        _call = _ipam.Begin(CniCommand.Add);
        // One that cannot be started shall not cost a move either.
        return _order == DelegateOrder.BeforeMove || _call.IsRefused ? Take(config, ref parts) : default;
    }

    /// <summary>After the move: takes the delegate's answer and gives the link what it says.</summary>
    /// <param name="config">For the version of the answer.</param>
    /// <param name="spaces">The link is in the container already: a delegate may need it (dhcp does).</param>
    /// <param name="link">Its name there.</param>
    /// <param name="hasLink">False in DPDK mode: then the addresses are only reported.</param>
    /// <param name="parts">The same as in <see cref="Begin"/>.</param>
    internal CniError Complete(in CniConfig config, in NamespacePair spaces, InterfaceName link, bool hasLink, ref ResultParts parts)
    {
        if (_ipam.IsNone)
            return default;
        CniError failed = default;
        if (_order == DelegateOrder.AfterMove)
            _call = _ipam.Begin(CniCommand.Add);
        if (_order != DelegateOrder.BeforeMove)
            failed = Take(config, ref parts);
        if (failed.Failed || !hasLink)
            return failed;
        failed = InterfaceConfig.Apply(spaces, link, parts.Ips.Items[_ips..], parts.Routes.Items[_routes..], config.Dad);
        return failed.Failed ? Released(failed) : default;
    }

    /// <summary>The move has failed: the delegate comes to its end, and gives back what it gave.</summary>
    internal void Forget()
    {
        if (_ipam.IsNone || _order == DelegateOrder.AfterMove)
            return;
        if (_order == DelegateOrder.BesideMove)
        {
            using var answer = new UnmanagedBytes();
            _ = _call.Finish(answer);
        }
        _ = Released(default);
    }

    /// <summary>Waits for the answer and reads it.</summary>
    private CniError Take(in CniConfig config, ref ResultParts parts)
    {
        using var output = new UnmanagedBytes();
        // Dns is the configuration's affair and interfaces are this plugin's.
        var answer = new ResultParts { Ips = parts.Ips, Routes = parts.Routes };
        CniError failed = _call.Finish(output);
        if (!failed.Failed)
            failed = IpamResult.ReadAddresses(output.Written, config.VersionText, _ips, ref answer);
        parts.Ips = answer.Ips;
        parts.Routes = answer.Routes;
        if (failed.Failed)
            return Released(failed);
        foreach (ref ResultAddress ip in parts.Ips.Items[_ips..])
            ip.Interface = parts.InterfaceCount;
        return default;
    }

    /// <summary>The specification demands it also after a failed ADD: there may be a lease all the same. Its own error changes nothing.</summary>
    private readonly CniError Released(CniError failed)
    {
        _ = _ipam.Run(CniCommand.Del);
        return failed;
    }
}
