namespace Netlink.Codec;

/// <summary>Walks attributes whose types are keys: inside every attribute of a set that has the given type, one level down or two.</summary>
internal ref struct KeyWalk
{
    private readonly int _type;
    private readonly int _depth;
    private AttributeEnumerator _set;
    private AttributeEnumerator _outer;
    private AttributeEnumerator _inner;
    private bool _broken;

    public KeyWalk(AttributeEnumerator set, int type, int depth)
    {
        _set = set;
        _type = type;
        _depth = depth;
    }

    /// <summary>The walk ended at bytes that are no attribute, on any level.</summary>
    public readonly bool IsBroken => _broken;

    /// <summary>Where it ended.</summary>
    public int BrokenAt { get; private set; }

    /// <summary>Key of the level above, where there are two.</summary>
    public readonly ushort OuterKey => _depth == 2 ? _outer.Current.Type : (ushort)0;

    /// <summary>What stands below the keys; its type is the innermost key.</summary>
    public readonly RawAttribute Current => _broken ? default : _depth == 2 ? _inner.Current : _outer.Current;

    public bool MoveNext()
    {
        if (_broken)
            return false;
        while (!Next(ref _depth == 2 ? ref _inner : ref _outer))
        {
            if (_broken)
                return true;
            if (_depth == 2 && Next(ref _outer))
            {
                _inner = Below(_outer.Current);
                continue;
            }
            if (_broken)
                return true;
            if (!SequenceWalk.Next(ref _set, ref _broken, _type))
                return false;
            if (_broken)
            {
                BrokenAt = _set.Position;
                return true;
            }
            _outer = Below(_set.Current);
        }
        return true;
    }

    private bool Next(ref AttributeEnumerator walk)
    {
        if (walk.MoveNext())
            return true;
        if (walk.IsMalformed)
        {
            _broken = true;
            BrokenAt = walk.Position;
        }
        return false;
    }

    private static AttributeEnumerator Below(RawAttribute nest) => new(nest.Payload, nest.Offset + WireFormat.AttributeHeaderSize);
}
