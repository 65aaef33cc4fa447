using System.Text;
using static Tmds.Linux.LibC;

namespace Plugin.KernelTests.Kernel;

/// <summary>Runs code inside a namespace, on a thread of its own that ends with it.</summary>
internal static unsafe class NamespaceThread
{
    public static T Run<T>(NetworkNamespace ns, Func<T> code)
    {
        T? result = default;
        Exception? failed = null;
        var thread = new Thread(() =>
        {
            try
            {
                Enter(ns.Path);
                result = code();
            }
            catch (Exception e)
            {
                failed = e;
            }
        });
        thread.Start();
        thread.Join();
        return failed is null ? result! : throw new InvalidOperationException($"in {ns.Name}: {failed.Message}", failed);
    }

    private static void Enter(string path)
    {
        int target;
        fixed (byte* bytes = Encoding.UTF8.GetBytes(path + "\0"))
            target = open(bytes, O_RDONLY | O_CLOEXEC);
        if (target < 0 || setns(target, CLONE_NEWNET) < 0)
            throw new IOException($"errno {errno}");
        _ = close(target);
    }
}
