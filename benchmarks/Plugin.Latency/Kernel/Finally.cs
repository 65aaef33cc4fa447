namespace Plugin.Latency.Kernel;

/// <summary>An act for the end of a <c>using</c>.</summary>
internal sealed class Finally(Action act) : IDisposable
{
    public void Dispose() => act();
}
