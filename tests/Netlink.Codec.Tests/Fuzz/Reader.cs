using System.Reflection;
using System.Reflection.Emit;

namespace Netlink.Codec.Tests.Fuzz;

internal delegate void Toucher<T>(T reader, Tally tally) where T : allows ref struct;

/// <summary>Reads every property of one generated reader. Ref structs cannot be boxed, so the calls are emitted.</summary>
/// <typeparam name="T">The reader.</typeparam>
internal static class Reader<T> where T : allows ref struct
{
    public static readonly Toucher<T> Touch = Build();

    private static Toucher<T> Build()
    {
        var method = new DynamicMethod("Touch" + typeof(T).Name, typeof(void), [typeof(T), typeof(Tally)], typeof(Touch).Module);
        ILGenerator il = method.GetILGenerator();
        foreach ((MethodInfo getter, MethodInfo toucher) in ReaderShape.Of(typeof(T)))
        {
            il.Emit(OpCodes.Ldarga_S, (byte)0);
            il.Emit(OpCodes.Call, getter);
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Call, toucher);
        }
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Toucher<T>>();
    }
}

/// <summary>What there is to read in a reader, and who reads it.</summary>
internal static class ReaderShape
{
    /// <summary>Getters of all public properties, and the walk over all attributes; one of an unknown kind fails the test.</summary>
    public static IEnumerable<(MethodInfo Getter, MethodInfo Toucher)> Of(Type reader)
    {
        foreach (PropertyInfo property in reader.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // A reply as its bare set: the set is a reader of its own and sees every message too.
            if (IsSet(property.PropertyType))
                continue;
            yield return (property.GetMethod!, ToucherOf(property.PropertyType));
        }
        if (reader.GetMethod("GetEnumerator") is { } walk)
            yield return (walk, Named(nameof(Touch.Walk)));
    }

    private static MethodInfo ToucherOf(Type type)
    {
        if (type == typeof(ReadOnlySpan<byte>))
            return Named(nameof(Touch.Span));
        if (type == typeof(StringSequence))
            return Named(nameof(Touch.Strings));
        if (!type.IsGenericType)
            return Named(nameof(Touch.Plain), type);
        Type inner = type.GetGenericArguments()[0];
        Type shape = type.GetGenericTypeDefinition();
        if (shape == typeof(NestSequence<>))
            return Named(nameof(Touch.Nests), inner);
        if (shape == typeof(ScalarSequence<>))
            return Named(nameof(Touch.Numbers), inner);
        if (shape == typeof(StructSequence<>))
            return Named(nameof(Touch.Structures), inner);
        if (shape == typeof(HeadedSequence<,>))
            return Named(nameof(Touch.HeadedNests), type.GetGenericArguments());
        if (shape == typeof(KeyedNestSequence<>))
            return Named(nameof(Touch.KeyedNests), inner);
        if (shape == typeof(KeyedScalarSequence<>))
            return Named(nameof(Touch.KeyedNumbers), inner);
        if (shape != typeof(Attr<>))
            throw new NotSupportedException($"no way to read a {type}");
        if (inner == typeof(ReadOnlySpan<byte>))
            return Named(nameof(Touch.Bytes));
        if (IsSet(inner))
            return Named(nameof(Touch.Nest), inner);
        if (inner.IsGenericType && inner.GetGenericTypeDefinition() == typeof(ScalarArray<>))
            return Named(nameof(Touch.Array), inner.GetGenericArguments());
        if (inner.IsGenericType && inner.GetGenericTypeDefinition() == typeof(Headed<,>))
            return Named(nameof(Touch.HeadedNest), inner.GetGenericArguments());
        return Named(nameof(Touch.Value), inner);
    }

    private static bool IsSet(Type type)
        => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAttributeSet<>));

    private static MethodInfo Named(string name, params Type[] arguments)
    {
        MethodInfo method = typeof(Touch).GetMethod(name)!;
        return arguments.Length == 0 ? method : method.MakeGenericMethod(arguments);
    }
}
