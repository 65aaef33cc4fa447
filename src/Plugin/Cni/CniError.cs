namespace HostDevice.Cni;

/// <summary>What a runtime is told when a command fails. The default value is success.</summary>
internal readonly struct CniError
{
    private readonly string? _msg;
    private readonly string? _details;

    internal CniError(CniErrorCode code, string msg, string details = "")
    {
        Code = code;
        _msg = msg;
        _details = details;
    }

    /// <summary>A failure of the plugin's own work: code 999, as upstream.</summary>
    internal static CniError Internal(string msg, string details = "") => new(CniErrorCode.Internal, msg, details);

    /// <summary>True for every error, whatever its code: one that a delegate gave may bear code 0.</summary>
    internal bool Failed => _msg is not null;

    internal CniErrorCode Code { get; }

    internal string Msg => _msg ?? "";

    /// <summary>Left out of the JSON when empty.</summary>
    internal string Details => _details ?? "";

    /// <summary>The same error, with one more thing to know about it.</summary>
    internal CniError With(string detail) => new(Code, Msg, Details.Length > 0 ? $"{Details}; {detail}" : detail);

    internal void WriteTo(ref JsonOutput output)
    {
        output.BeginObject();
        output.Name("code"u8);
        output.Number((long)Code);
        output.Name("msg"u8);
        output.String(Msg);
        if (Details.Length > 0)
        {
            output.Name("details"u8);
            output.String(Details);
        }
        output.EndObject();
    }

    public override string ToString() => Details.Length > 0 ? $"{Msg}; {Details}" : Msg;
}
