using System.Collections.Concurrent;
using System.Text;
using Netlink.Codec.Nlctrl;

namespace Netlink.Codec;

/// <summary>A family of generic netlink as the kernel knows it: its number and those of its multicast groups, given when it was registered.</summary>
public sealed class GenericFamily
{
    /// <summary><c>GENL_ID_CTRL</c>: the only number that does not have to be asked for.</summary>
    private const ushort Controller = 16;

    /// <summary>Numbers are the same in all namespaces and last as long as the family's module is loaded.</summary>
    private static readonly ConcurrentDictionary<string, GenericFamily> s_known = new();

    private readonly Dictionary<string, int> _groups = [];

    private GenericFamily(string name, ushort id)
    {
        Name = name;
        Id = id;
    }

    /// <summary>The family's name.</summary>
    public string Name { get; }

    /// <summary>Its number: <c>nlmsg_type</c> of its messages.</summary>
    public ushort Id { get; }

    /// <summary>Its multicast groups: name and number.</summary>
    public IReadOnlyDictionary<string, int> Groups => _groups;

    /// <summary>Finds a family; asks the kernel only once for each name. The kernel loads its module if it can.</summary>
    /// <param name="socket">A socket of <see cref="NetlinkSocket.Generic"/>.</param>
    /// <param name="name">The family's name, 1 to 15 bytes.</param>
    /// <param name="family">What was found; null on failure.</param>
    /// <returns><c>ENOENT</c> where the kernel has no such family.</returns>
    public static NetlinkError Find(NetlinkSocket socket, ReadOnlySpan<byte> name, out GenericFamily? family)
    {
        string key = Encoding.UTF8.GetString(name);
        if (s_known.TryGetValue(key, out family))
            return default;
        NetlinkError error = socket.Get(
            new GetfamilyRequest(stackalloc byte[64], Controller) { FamilyName = name }.Finish(), new byte[16 * 1024], out NetlinkMessage message);
        if (error.Failed)
            return error;
        if (!GetfamilyReply.TryRead(message, Controller, out GetfamilyReply reply))
            return new NetlinkError(NetlinkFault.UnexpectedReply);
        family = Read(key, reply, ref error);
        if (family is not null)
            s_known[key] = family;
        return error;
    }

    /// <summary>Asks anew the next time: for a family whose module was loaded again, which its requests tell by <c>ENOENT</c>.</summary>
    public static void Forget(string name) => s_known.TryRemove(name, out _);

    private static GenericFamily? Read(string name, GetfamilyReply reply, ref NetlinkError error)
    {
        var family = new GenericFamily(name, reply.FamilyId.Require(ref error));
        foreach (Attr<McastGroupAttrs> entry in reply.McastGroups)
        {
            McastGroupAttrs group = entry.Require(ref error);
            family._groups[Encoding.UTF8.GetString(group.Name.Require(ref error))] = (int)group.Id.Require(ref error);
        }
        return error.Failed ? null : family;
    }
}
