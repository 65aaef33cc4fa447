namespace Plugin.Latency.Programs;

/// <summary>Something did not go as a measurement needs it; the message is for the person who started it.</summary>
internal sealed class MeasurementException(string message) : Exception(message);
