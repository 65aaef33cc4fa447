using System.Text;
using System.Text.Json.Nodes;
using Plugin.Latency.Kernel;
using Plugin.Latency.Programs;

namespace Plugin.Latency.Scenarios;

/// <summary>What a runtime says in each call for one container and one interface.</summary>
/// <param name="Container">Name of the container's namespace, and its id.</param>
/// <param name="Netconf">Standard input.</param>
/// <param name="CniPath">Folder with the delegates.</param>
internal sealed record Attachment(string Container, JsonObject Netconf, string CniPath)
{
    /// <summary>CNI_IFNAME.</summary>
    internal const string Ifname = "net1";

    /// <summary>A program's call, ready to be run.</summary>
    /// <param name="program">Its path, with what runs it in front.</param>
    /// <param name="command">CNI_COMMAND.</param>
    internal ProgramCall Call(IReadOnlyCollection<string> program, string command)
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = SystemTool.SearchPath,
            ["CNI_COMMAND"] = command,
            ["CNI_CONTAINERID"] = Container,
            ["CNI_NETNS"] = Testbed.Container(Container),
            ["CNI_IFNAME"] = Ifname,
            ["CNI_PATH"] = CniPath,
        };
        return new ProgramCall(program, environment, Encoding.UTF8.GetBytes(Netconf.ToJsonString()));
    }
}
