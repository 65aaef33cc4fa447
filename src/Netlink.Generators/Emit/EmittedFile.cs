namespace Netlink.Generators.Emit;

internal sealed record EmittedFile(string HintName, string Text);
