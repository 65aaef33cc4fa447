using System.Text.Json.Serialization;

namespace Plugin.Latency.Results;

/// <summary>One figure in the form that benchmark trackers take: <c>{name, unit, value}</c>.</summary>
/// <param name="Name">Scenario, command, program (or two of them, to be compared) and measure: <c>add-del/ADD/ours/p50</c>, <c>add-del/ADD/ours:floor/pairs</c>.</param>
/// <param name="Unit">Of the value.</param>
/// <param name="Value">The figure.</param>
/// <param name="Extra">Words that belong to it.</param>
internal sealed record Metric(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("unit")] string Unit,
    [property: JsonPropertyName("value")] double Value,
    [property: JsonPropertyName("extra"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Extra = null);
