using System.Runtime.InteropServices;

namespace HostDevice.Native;

/// <summary>A copy of this process's environment with one variable replaced, for a child. Only pointers are copied.</summary>
internal unsafe ref partial struct ProcessEnvironment
{
    private byte** _variables;

    /// <summary>Makes the copy.</summary>
    /// <param name="assignment">A literal <c>NAME=value</c>: the bytes must end with a NUL and stay where they are, as those of a <c>u8</c> literal do.</param>
    internal static ProcessEnvironment With(ReadOnlySpan<byte> assignment)
    {
        byte** own = GetEnviron();
        int count = 0;
        while (own[count] != null)
            count++;
        byte** copy = (byte**)NativeMemory.Alloc((nuint)(count + 2), (nuint)sizeof(byte*));
        ReadOnlySpan<byte> name = assignment[..(assignment.IndexOf((byte)'=') + 1)];
        int length = 0;
        for (int i = 0; i < count; i++)
        {
            if (!MemoryMarshal.CreateReadOnlySpanFromNullTerminated(own[i]).StartsWith(name))
                copy[length++] = own[i];
        }
        fixed (byte* start = assignment)
            copy[length++] = start;
        copy[length] = null;
        return new ProcessEnvironment { _variables = copy };
    }

    /// <summary>As <c>execve(2)</c> takes it.</summary>
    internal readonly byte** Variables => _variables;

    public void Dispose()
    {
        NativeMemory.Free(_variables);
        _variables = null;
    }

    /// <summary><c>environ(7)</c>, which is no function and so out of reach otherwise; .NET's own shim over libc hands it out.</summary>
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_GetEnviron")]
    private static partial byte** GetEnviron();
}
