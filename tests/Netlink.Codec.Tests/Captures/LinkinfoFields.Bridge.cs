using System.Globalization;
using Netlink.Codec.Rtnetlink;

namespace Netlink.Codec.Tests.Captures;

internal static partial class LinkinfoFields
{
    private static void AddBridge(Fields fields, LinkinfoBridgeAttrs bridge)
    {
        fields.Number($"{Data}forward_delay", bridge.ForwardDelay);
        fields.Number($"{Data}hello_time", bridge.HelloTime);
        fields.Number($"{Data}max_age", bridge.MaxAge);
        fields.Number($"{Data}ageing_time", bridge.AgeingTime);
        fields.Number($"{Data}stp_state", bridge.StpState);
        fields.Number($"{Data}priority", bridge.Priority);
        fields.Number($"{Data}vlan_filtering", bridge.VlanFiltering);
        Identity(fields, $"{Data}bridge_id", bridge.BridgeId);
        Identity(fields, $"{Data}root_id", bridge.RootId);
        fields.Number($"{Data}root_port", bridge.RootPort);
        fields.Number($"{Data}root_path_cost", bridge.RootPathCost);
        fields.Number($"{Data}topology_change", bridge.TopologyChange);
        fields.Number($"{Data}topology_change_detected", bridge.TopologyChangeDetected);
        fields.Seconds($"{Data}hello_timer", bridge.HelloTimer);
        fields.Seconds($"{Data}tcn_timer", bridge.TcnTimer);
        fields.Seconds($"{Data}topology_change_timer", bridge.TopologyChangeTimer);
        fields.Seconds($"{Data}gc_timer", bridge.GcTimer);
        fields.Number($"{Data}fdb_n_learned", bridge.FdbNLearned);
        fields.Number($"{Data}fdb_max_learned", bridge.FdbMaxLearned);
        fields.Hex($"{Data}group_fwd_mask", bridge.GroupFwdMask);
        fields.Mac($"{Data}group_addr", bridge.GroupAddr);
        AddSwitches(fields, bridge);
        AddMulticast(fields, bridge);
        fields.Number($"{Data}nf_call_iptables", bridge.NfCallIptables);
        fields.Number($"{Data}nf_call_ip6tables", bridge.NfCallIp6tables);
        fields.Number($"{Data}nf_call_arptables", bridge.NfCallArptables);
    }

    private static void AddSwitches(Fields fields, LinkinfoBridgeAttrs bridge)
    {
        if (!bridge.MultiBoolopt.TryGet(out BrBooloptMulti switches))
            return;
        void Add(string key, BrBooloptId bit) => fields[Data + key] = ((switches.Optval >> (int)bit) & 1).ToString(CultureInfo.InvariantCulture);
        Add("no_linklocal_learn", BrBooloptId.NoLlLearn);
        Add("mcast_vlan_snooping", BrBooloptId.McastVlanSnooping);
        Add("mst_enabled", BrBooloptId.MstEnable);
        Add("mdb_offload_fail_notification", BrBooloptId.MdbOffloadFailNotification);
        Add("fdb_local_vlan_0", BrBooloptId.FdbLocalVlan0);
    }

    private static void AddMulticast(Fields fields, LinkinfoBridgeAttrs bridge)
    {
        fields.Number($"{Data}mcast_snooping", bridge.McastSnooping);
        fields.Number($"{Data}mcast_router", bridge.McastRouter);
        fields.Number($"{Data}mcast_query_use_ifaddr", bridge.McastQueryUseIfaddr);
        fields.Number($"{Data}mcast_querier", bridge.McastQuerier);
        fields.Number($"{Data}mcast_hash_elasticity", bridge.McastHashElasticity);
        fields.Number($"{Data}mcast_hash_max", bridge.McastHashMax);
        fields.Number($"{Data}mcast_last_member_cnt", bridge.McastLastMemberCnt);
        fields.Number($"{Data}mcast_startup_query_cnt", bridge.McastStartupQueryCnt);
        fields.Number($"{Data}mcast_last_member_intvl", bridge.McastLastMemberIntvl);
        fields.Number($"{Data}mcast_membership_intvl", bridge.McastMembershipIntvl);
        fields.Number($"{Data}mcast_querier_intvl", bridge.McastQuerierIntvl);
        fields.Number($"{Data}mcast_query_intvl", bridge.McastQueryIntvl);
        fields.Number($"{Data}mcast_query_response_intvl", bridge.McastQueryResponseIntvl);
        fields.Number($"{Data}mcast_startup_query_intvl", bridge.McastStartupQueryIntvl);
        fields.Number($"{Data}mcast_stats_enabled", bridge.McastStatsEnabled);
        fields.Number($"{Data}mcast_igmp_version", bridge.McastIgmpVersion);
        fields.Number($"{Data}mcast_mld_version", bridge.McastMldVersion);
        if (!bridge.McastQuerierState.TryGet(out BridgeQuerierAttrs querier))
            return;
        fields.Address($"{Data}mcast_querier_state_ipv4.mcast_querier_ipv4_addr", querier.IpAddress);
        fields.Address($"{Data}mcast_querier_state_ipv6.mcast_querier_ipv6_addr", querier.Ipv6Address);
    }

    /// <summary>A bridge port; <c>bridge link</c> prints the same at the top, with a few words of its own.</summary>
    public static void AddPort(Fields fields, LinkinfoBrportAttrs port, string prefix)
    {
        fields.Word($"{prefix}state", port.State);
        fields.Number($"{prefix}priority", port.Priority);
        fields.Number($"{prefix}cost", port.Cost);
        if (port.Mode.TryGet(out BridgeMode mode))
            fields[$"{prefix}hairpin"] = mode == BridgeMode.Hairpin ? "true" : "false";
        fields.Yes($"{prefix}guard", port.Guard);
        fields.Yes($"{prefix}root_block", port.Protect);
        fields.Yes($"{prefix}fastleave", port.FastLeave);
        fields.Yes($"{prefix}learning", port.Learning);
        fields.Yes($"{prefix}flood", port.UnicastFlood);
        fields.Hex($"{prefix}id", port.Id);
        fields.Hex($"{prefix}no", port.No);
        fields.Number($"{prefix}designated_port", port.DesignatedPort);
        fields.Number($"{prefix}designated_cost", port.DesignatedCost);
        Identity(fields, $"{prefix}bridge_id", port.BridgeId);
        Identity(fields, $"{prefix}root_id", port.RootId);
        fields.Seconds($"{prefix}hold_timer", port.HoldTimer);
        fields.Seconds($"{prefix}message_age_timer", port.MessageAgeTimer);
        fields.Seconds($"{prefix}forward_delay_timer", port.ForwardDelayTimer);
        fields.Number($"{prefix}topology_change_ack", port.TopologyChangeAck);
        fields.Number($"{prefix}config_pending", port.ConfigPending);
        fields.Yes($"{prefix}proxy_arp", port.Proxyarp);
        fields.Yes($"{prefix}proxy_arp_wifi", port.ProxyarpWifi);
        fields.Number($"{prefix}multicast_router", port.MulticastRouter);
        fields.Number($"{prefix}mcast_router", port.MulticastRouter);
        fields.Yes($"{prefix}mcast_flood", port.McastFlood);
        fields.Yes($"{prefix}bcast_flood", port.BcastFlood);
        fields.Yes($"{prefix}mcast_to_unicast", port.McastToUcast);
        fields.Yes($"{prefix}neigh_suppress", port.NeighSuppress);
        fields.Yes($"{prefix}neigh_vlan_suppress", port.NeighVlanSuppress);
        fields.Number($"{prefix}group_fwd_mask", port.GroupFwdMask);
        fields.Hex($"{prefix}group_fwd_mask_str", port.GroupFwdMask);
        fields.Yes($"{prefix}vlan_tunnel", port.VlanTunnel);
        fields.Yes($"{prefix}isolated", port.Isolated);
        fields.Yes($"{prefix}locked", port.Locked);
        fields.Yes($"{prefix}mab", port.Mab);
        fields.Number($"{prefix}mcast_n_groups", port.McastNGroups);
        fields.Number($"{prefix}mcast_max_groups", port.McastMaxGroups);
    }

    private static void Identity(Fields fields, string key, Attr<IflaBridgeId> attribute)
    {
        if (!attribute.TryGet(out IflaBridgeId id))
            return;
        IEnumerable<string> address = id.Addr.ToArray().Select(part => part.ToString("x", CultureInfo.InvariantCulture));
        fields[key] = $"{id.Prio.ToString("x4", CultureInfo.InvariantCulture)}.{string.Join(':', address)}";
    }
}
