namespace Netlink.Codec;

internal static class SequenceWalk
{
    /// <summary>Goes on to the next attribute of <paramref name="type"/>; a negative one means any.</summary>
    /// <remarks>Where the walk breaks off it stops once more, broken: a list cut short must not look whole.</remarks>
    public static bool Next(ref AttributeEnumerator walk, ref bool broken, int type)
    {
        if (broken)
            return false;
        while (walk.MoveNext())
        {
            if (type < 0 || walk.CurrentType == type)
                return true;
        }
        broken = walk.IsMalformed;
        return broken;
    }
}
