namespace HostDevice.Cni.Json;

/// <summary>Kinds of JSON value.</summary>
internal enum JsonKind
{
    Null,
    Boolean,
    Number,
    Text,
    Array,
    Object,
}
