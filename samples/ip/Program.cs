using Netlink.Codec;
using Samples.Ip;

// ip [-j] [-6] OBJECT [COMMAND ARGUMENTS]
string[] words = [.. args.Where(word => !word.StartsWith('-'))];
bool isV6 = args.Contains("-6");
if (words.Length == 0)
    return Complain("which object? link, addr, route, rule or neigh");

NetlinkError error = NetlinkSocket.Open(NetlinkSocket.Route, out NetlinkSocket? socket);
if (error.Failed)
    return Complain(error.ToString());

using (socket)
using (var output = new Listing(isJson: args.Contains("-j")))
{
    var rest = new Words(words[1..]);
    try
    {
        error = (words[0], rest.Verb) switch
        {
            ("link", "show") => Links.Show(socket!, output),
            ("link", "add") => Links.Add(socket!, rest),
            ("link", "set") => Links.Set(socket!, rest),
            ("link", "del") => Links.Delete(socket!, rest),
            ("addr", "show") => Addresses.Show(socket!, output),
            ("addr", "add") => Addresses.Add(socket!, rest),
            ("addr", "del") => Addresses.Delete(socket!, rest),
            ("route", "show") => Routes.Show(socket!, isV6, output),
            ("route", "add") => Routes.Add(socket!, rest),
            ("route", "del") => Routes.Delete(socket!, rest),
            ("rule", "show") => Rules.Show(socket!, isV6, output),
            ("rule", "add") => Rules.Add(socket!, rest),
            ("rule", "del") => Rules.Delete(socket!, rest),
            ("neigh", "show") => Neighbours.Show(socket!, output),
            ("neigh", "add") => Neighbours.Add(socket!, rest),
            ("neigh", "del") => Neighbours.Delete(socket!, rest),
            _ => throw new UsageException($"{words[0]} {rest.Verb} is not known here"),
        };
    }
    catch (UsageException e)
    {
        return Complain(e.Message);
    }
}
return error.Failed ? Complain(error.ToString()) : 0;

static int Complain(string text)
{
    Console.Error.WriteLine(text);
    return 1;
}
