using HostDevice.Devices;
using HostDevice.Native;

namespace HostDevice.Cni;

/// <summary>The parameters that a runtime passes in environment variables. A variable that is not set is empty.</summary>
/// <remarks>The bytes are those of the process's environment: they live as long as it does.</remarks>
internal ref struct CniEnvironment
{
    internal CniCommand Command { get; private set; }

    /// <summary><c>CNI_COMMAND</c> as given.</summary>
    internal ReadOnlySpan<byte> CommandText { get; init; }

    /// <summary><c>CNI_CONTAINERID</c></summary>
    internal ReadOnlySpan<byte> ContainerId { get; init; }

    /// <summary><c>CNI_NETNS</c>: path of the container's namespace; for DEL it may be empty.</summary>
    internal ReadOnlySpan<byte> Netns { get; init; }

    /// <summary><c>CNI_IFNAME</c> as given; <see cref="IfName"/> is the one that was checked.</summary>
    internal ReadOnlySpan<byte> IfNameText { get; init; }

    /// <summary>The name in the container. No name for the commands that need none.</summary>
    /// <remarks>A field, so that its bytes can be had without a copy.</remarks>
    internal InterfaceName IfName;

    /// <summary><c>CNI_ARGS</c></summary>
    internal ReadOnlySpan<byte> Args { get; init; }

    /// <summary><c>CNI_PATH</c>: directories with plugins, by colons.</summary>
    internal ReadOnlySpan<byte> Path { get; init; }

    /// <summary><c>CNI_NETNS_OVERRIDE</c> as given.</summary>
    internal ReadOnlySpan<byte> NetnsOverrideText { get; init; }

    /// <summary>True when the container's namespace may be the plugin's own: the override is <c>1</c>, or <c>true</c> in any case.</summary>
    internal readonly bool MayStayInOwnNetns
        => NetnsOverrideText is [(byte)'1'] || System.Text.Ascii.EqualsIgnoreCase(NetnsOverrideText, "true"u8);

    /// <summary>Reads the variables and checks those that the command needs.</summary>
    /// <returns>Code 4, as the CNI library: a wrong value at once, else all that are missing, together.</returns>
    internal static CniError Read(out CniEnvironment environment)
    {
        environment = new CniEnvironment
        {
            CommandText = Libc.Environment("CNI_COMMAND"u8),
            ContainerId = Libc.Environment("CNI_CONTAINERID"u8),
            Netns = Libc.Environment("CNI_NETNS"u8),
            IfNameText = Libc.Environment("CNI_IFNAME"u8),
            Args = Libc.Environment("CNI_ARGS"u8),
            Path = Libc.Environment("CNI_PATH"u8),
            NetnsOverrideText = Libc.Environment("CNI_NETNS_OVERRIDE"u8),
        };
        return environment.Check();
    }

    /// <summary>Sets <see cref="Command"/> and <see cref="IfName"/> from the text, or says what is wrong.</summary>
    internal CniError Check()
    {
        Command = ParseCommand(CommandText);
        bool concernsContainer = Command is CniCommand.Add or CniCommand.Check or CniCommand.Del;
        if (concernsContainer && !ContainerId.IsEmpty && !CniName.IsValid(ContainerId))
            return new(CniErrorCode.InvalidEnvironment, "invalid characters in containerID", ByteText.Of(ContainerId));
        if (concernsContainer && !IfNameText.IsEmpty)
        {
            CniError refused = ParseIfName();
            if (refused.Failed)
                return refused;
        }
        string missing = Missing(concernsContainer);
        return missing.Length == 0
            ? default
            : new(CniErrorCode.InvalidEnvironment, $"required env variables [{missing}] missing");
    }

    private CniError ParseIfName()
    {
        // Only ADD gives the name to a link. The others look for it, and must be able to after any ADD.
        return Command == CniCommand.Add
            ? InterfaceName.TryParse(IfNameText, out IfName)
            : InterfaceName.TryParseExisting(IfNameText, out IfName);
    }

    private readonly string Missing(bool concernsContainer)
    {
        string missing = "";
        if (Command == CniCommand.None)
            missing = "CNI_COMMAND";
        if (concernsContainer)
        {
            Require(ContainerId, "CNI_CONTAINERID", ref missing);
            if (Command != CniCommand.Del)
                Require(Netns, "CNI_NETNS", ref missing);
            Require(IfNameText, "CNI_IFNAME", ref missing);
        }
        if (concernsContainer || Command is CniCommand.Gc or CniCommand.Status)
            Require(Path, "CNI_PATH", ref missing);
        return missing;
    }

    private static void Require(ReadOnlySpan<byte> value, string name, ref string missing)
    {
        if (value.IsEmpty)
            missing = missing.Length == 0 ? name : $"{missing},{name}";
    }

    private static CniCommand ParseCommand(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return CniCommand.None;
        if (text.SequenceEqual("ADD"u8))
            return CniCommand.Add;
        if (text.SequenceEqual("DEL"u8))
            return CniCommand.Del;
        if (text.SequenceEqual("CHECK"u8))
            return CniCommand.Check;
        if (text.SequenceEqual("GC"u8))
            return CniCommand.Gc;
        if (text.SequenceEqual("STATUS"u8))
            return CniCommand.Status;
        return text.SequenceEqual("VERSION"u8) ? CniCommand.Version : CniCommand.Unknown;
    }
}
