namespace Netlink.Generators.Schema;

/// <summary>Every key a schema may hold, place by place. A key that is not here is reported; none is passed over in silence.</summary>
/// <remarks>
/// Keys that only the kernel's own C generators read are known too: what they say (C enum names, kernel-side policy and hooks) does
/// not reach the wire.
/// </remarks>
internal static class KnownKeys
{
    public static readonly string[] Family =
    [
        "name", "doc", "protocol", "protonum", "uapi-header", "definitions", "attribute-sets", "sub-messages", "operations", "mcast-groups",
        "c-family-name", "c-version-name", "max-by-define", "cmd-max-name", "cmd-cnt-name", "kernel-policy", "kernel-family", "version",
    ];

    public static readonly string[] Constant = ["name", "type", "doc", "header", "scope", "value", "name-prefix", "enum-name"];

    public static readonly string[] Enum =
    [
        "name", "type", "doc", "header", "scope", "entries", "value-start", "name-prefix", "enum-name", "render-max", "enum-cnt-name",
    ];

    public static readonly string[] EnumEntry = ["name", "value", "doc"];

    public static readonly string[] Struct = ["name", "type", "doc", "header", "scope", "members", "name-prefix", "enum-name"];

    public static readonly string[] StructMember =
    [
        "name", "type", "len", "byte-order", "doc", "enum", "enum-as-flags", "display-hint", "struct",
    ];

    public static readonly string[] AttributeSet =
    [
        "name", "doc", "name-prefix", "enum-name", "subset-of", "header", "attr-cnt-name", "attr-max-name", "attributes",
    ];

    public static readonly string[] Attribute =
    [
        "name", "type", "doc", "value", "byte-order", "multi-attr", "nested-attributes", "fixed-header", "record-length", "enum", "enum-as-flags", "checks",
        "sub-type", "display-hint", "struct", "sub-message", "selector", "type-value", "name-prefix",
    ];

    public static readonly string[] Checks = ["flags-mask", "min", "max", "min-len", "max-len", "exact-len", "unterminated-ok"];

    public static readonly string[] SubMessage = ["name", "doc", "formats"];

    public static readonly string[] Format = ["value", "fixed-header", "attribute-set"];

    public static readonly string[] Operations =
    [
        "enum-model", "name-prefix", "enum-name", "async-prefix", "async-enum", "fixed-header", "list",
    ];

    public static readonly string[] Operation =
    [
        "name", "doc", "value", "attribute-set", "fixed-header", "do", "dump", "notify", "event", "mcgrp", "flags", "dont-validate", "config-cond",
    ];

    public static readonly string[] Exchange = ["request", "reply", "pre", "post"];

    public static readonly string[] Message = ["attributes", "value", "attribute-set"];

    public static readonly string[] Event = ["attributes"];

    public static readonly string[] Groups = ["list"];

    public static readonly string[] Group = ["name", "doc", "value", "c-define-name", "flags"];

    public static readonly string[] AttributeTypes =
    [
        "unused", "pad", "flag", "binary", "bitfield32", "uint", "sint", "u8", "u16", "u32", "u64", "s8", "s16", "s32", "s64",
        "string", "nest", "indexed-array", "nest-type-value", "sub-message",
    ];

    /// <summary>What an <c>indexed-array</c> may hold.</summary>
    public static readonly string[] ElementTypes =
    [
        "nest", "binary", "string", "uint", "sint", "u8", "u16", "u32", "u64", "s8", "s16", "s32", "s64",
    ];

    public static readonly string[] MemberTypes = ["u8", "u16", "u32", "u64", "s8", "s16", "s32", "s64", "string", "binary", "pad"];

    public static readonly string[] DefinitionTypes = ["const", "enum", "flags", "struct"];

    public static readonly string[] ByteOrders = ["little-endian", "big-endian"];

    public static readonly string[] DisplayHints = ["hex", "mac", "fddi", "ipv4", "ipv6", "ipv4-or-v6", "uuid"];
}
