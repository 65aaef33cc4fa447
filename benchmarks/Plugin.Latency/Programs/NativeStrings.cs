using System.Runtime.InteropServices;
using System.Text;

namespace Plugin.Latency.Programs;

/// <summary>A list of texts as <c>execve(2)</c> takes it: pointers to C strings, then a null. Made before a measurement, not within.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly byte** _texts;
    private readonly int _count;

    internal NativeStrings(IReadOnlyCollection<string> texts)
    {
        _count = texts.Count;
        _texts = (byte**)NativeMemory.AllocZeroed((nuint)(_count + 1), (nuint)sizeof(byte*));
        int i = 0;
        foreach (string text in texts)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            _texts[i] = (byte*)NativeMemory.AllocZeroed((nuint)bytes.Length + 1);
            bytes.CopyTo(new Span<byte>(_texts[i++], bytes.Length));
        }
    }

    internal byte** Pointer => _texts;

    public void Dispose()
    {
        for (int i = 0; i < _count; i++)
            NativeMemory.Free(_texts[i]);
        NativeMemory.Free(_texts);
    }
}
