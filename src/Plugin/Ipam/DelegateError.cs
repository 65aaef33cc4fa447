using HostDevice.Cni;
using HostDevice.Cni.Json;

namespace HostDevice.Ipam;

/// <summary>What a delegate that failed has to say for itself.</summary>
internal static class DelegateError
{
    /// <summary>Its own error, with its code, message and details; or, in the words of upstream's library, that it has told none.</summary>
    /// <param name="output">What it printed.</param>
    /// <param name="errors">What it complained of.</param>
    /// <param name="reason">How it ended.</param>
    internal static CniError Of(ReadOnlySpan<byte> output, ReadOnlySpan<byte> errors, string reason)
    {
        if (output.IsEmpty)
        {
            return Unknown(errors.IsEmpty
                ? $"netplugin failed with no error message: {reason}"
                : $"netplugin failed: {GoQuote.Quote(errors)}");
        }
        string? fault = Read(output, out CniError told);
        return fault is null
            ? told
            : Unknown($"netplugin failed but error parsing its diagnostic message {GoQuote.Quote(output)}: {fault}");
    }

    private static CniError Unknown(string msg) => new(default, msg);

    private static string? Read(ReadOnlySpan<byte> output, out CniError error)
    {
        error = new CniError(default, "");
        if (JsonSyntax.Check(output) is { } syntax)
            return syntax;
        var fields = new JsonFields(output, stackalloc byte[1024]);
        if (fields.Kind == JsonKind.Null)
            return null;
        if (fields.Kind != JsonKind.Object)
            return JsonMismatch.Value(fields.Kind, "types.Error");
        fields.Enter();
        long code = 0;
        scoped ReadOnlySpan<byte> msg = default;
        scoped ReadOnlySpan<byte> details = default;
        while (fields.NextMember(out JsonText key))
        {
            if (key.Matches("code"u8))
                code = fields.Integer(code, "Error.code", type: "uint");
            else if (key.Matches("msg"u8))
                msg = fields.Text(msg, "Error.msg");
            else if (key.Matches("details"u8))
                details = fields.Text(details, "Error.details");
            else
                fields.Skip();
        }
        error = new CniError((CniErrorCode)code, ByteText.Of(msg), ByteText.Of(details));
        return fields.Fault;
    }
}
