namespace Plugin.KernelTests.Ipam;

/// <summary>An IPAM plugin that says what it is told to say, and remembers what it was asked.</summary>
internal sealed class FakeDelegate
{
    private const string Script = """
        #!/bin/sh
        cd "${0%/*}"
        echo "$CNI_COMMAND" >> calls
        cat > "$CNI_COMMAND.stdin"
        env > "$CNI_COMMAND.env"
        [ -f "$CNI_COMMAND.before" ] && . "./$CNI_COMMAND.before"
        [ -f "$CNI_COMMAND.err" ] && cat "$CNI_COMMAND.err" >&2
        [ -f "$CNI_COMMAND.out" ] && cat "$CNI_COMMAND.out"
        [ -f "$CNI_COMMAND.exit" ] && exit "$(cat "$CNI_COMMAND.exit")"
        exit 0
        """;

    public FakeDelegate(string folder)
    {
        Folder = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        InstallAs("fake");
    }

    /// <summary>To be used as <c>CNI_PATH</c>.</summary>
    public string Folder { get; }

    /// <summary>Commands it was called with, in order.</summary>
    public string[] Calls => File.Exists(Place("calls")) ? File.ReadAllLines(Place("calls")) : [];

    /// <summary>Sets what it does for a command.</summary>
    public FakeDelegate On(string command, string output = "", int exit = 0, string errors = "", string before = "")
    {
        File.WriteAllText(Place(command + ".out"), output);
        File.WriteAllText(Place(command + ".err"), errors);
        File.WriteAllText(Place(command + ".exit"), exit.ToString(null, null));
        File.WriteAllText(Place(command + ".before"), before);
        return this;
    }

    /// <summary>What it read in its last call of the command.</summary>
    public string Input(string command) => File.ReadAllText(Place(command + ".stdin"));

    /// <summary>Its environment in its last call of the command.</summary>
    public string[] Environ(string command) => File.ReadAllLines(Place(command + ".env"));

    /// <summary>Makes it answer to another type too: what a plugin knows of a delegate is its name.</summary>
    public FakeDelegate InstallAs(string type)
    {
        Install(type, Script);
        return this;
    }

    /// <summary>Whether it has written this file, as a command's <c>before</c> may tell it to.</summary>
    public bool Has(string file) => File.Exists(Place(file));

    /// <summary>Puts another program beside it.</summary>
    public void Install(string name, string script, bool isExecutable = true)
    {
        File.WriteAllText(Place(name), script);
        Kernel.Command.Run("chmod", isExecutable ? "0700" : "0600", Place(name));
    }

    private string Place(string name) => Path.Combine(Folder, name);
}
