namespace Plugin.Latency.Results;

/// <summary>What the programs are called in figures and tables.</summary>
internal static class ProgramNames
{
    /// <summary>Our plugin.</summary>
    internal const string Ours = "ours";

    /// <summary>The same exchange in C with no generality: <c>benchmarks/floor/floor.c</c>.</summary>
    internal const string Floor = "floor";

    /// <summary>Another host-device plugin, as a rule upstream's.</summary>
    internal const string Peer = "peer";

    /// <summary>A C program that does nothing.</summary>
    internal const string NoOp = "noop";

    /// <summary>Not a program: the kernel's own time for the move, from the floor's request to the last answer.</summary>
    internal const string Kernel = "kernel";
}
