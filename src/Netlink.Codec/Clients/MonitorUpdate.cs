namespace Netlink.Codec;

/// <summary>What a step of a monitor is.</summary>
public enum MonitorStep
{
    /// <summary>A snapshot begins: collect its objects into a new, empty set. One that began before and has not ended counts for nothing.</summary>
    SnapshotBegins,
    /// <summary>Objects of the snapshot.</summary>
    Objects,
    /// <summary>The snapshot is whole: its set takes the place of what was known.</summary>
    SnapshotEnds,
    /// <summary>Changes to what is known, in order: put what a NEW message has, take away what a DEL message has. Some may be known already.</summary>
    Changes,
    /// <summary>The monitor is at its end: the dump was refused, or the subscription is closed. See the error.</summary>
    Failed,
}

/// <summary>One step of a monitor.</summary>
public readonly struct MonitorUpdate
{
    internal MonitorUpdate(MonitorStep step, ReadOnlyMemory<byte> bytes = default, NetlinkError error = default)
    {
        Step = step;
        Bytes = bytes;
        Error = error;
    }

    /// <summary>What it is.</summary>
    public MonitorStep Step { get; }

    /// <summary>Its messages, one after the other; valid until the monitor is read again.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Its messages: <c>foreach (NetlinkMessage message in update.Messages)</c>.</summary>
    public MessageEnumerator Messages => new(Bytes.Span);

    /// <summary>Of <see cref="MonitorStep.Failed"/>: why. Of <see cref="MonitorStep.SnapshotBegins"/>: what made it necessary, success for the first.</summary>
    public NetlinkError Error { get; }
}
