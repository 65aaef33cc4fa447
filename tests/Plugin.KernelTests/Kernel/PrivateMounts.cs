using System.Runtime.InteropServices;
using System.Text;

namespace Plugin.KernelTests.Kernel;

/// <summary>Mounts that only the calling thread sees, and that end with it: <c>unshare(2)</c>, <c>mount(2)</c>.</summary>
internal static unsafe partial class PrivateMounts
{
    private const int NewMounts = 0x20000;
    private const nuint Bind = 1 << 12, Recursive = 1 << 14, Private = 1 << 18;

    /// <summary>Gives the thread mounts of its own; in them a folder takes the place of <c>/run</c>, and <c>/sys</c> is that of the thread's network namespace.</summary>
    /// <param name="run">Has a folder <c>netns</c>, through which <c>/run/netns</c> is seen.</param>
    public static void Enter(string run)
    {
        if (unshare(NewMounts) != 0)
            throw new IOException($"unshare: errno {Marshal.GetLastPInvokeError()}");
        Mount("none", "/", "", Recursive | Private);
        Mount("/run/netns", run + "/netns", "", Bind | Recursive);
        Mount(run, "/run", "", Bind | Recursive);
        Mount("sysfs", "/sys", "sysfs", 0);
    }

    private static void Mount(string source, string target, string type, nuint flags)
    {
        fixed (byte* from = Encoding.UTF8.GetBytes(source + "\0"), to = Encoding.UTF8.GetBytes(target + "\0"), kind = Encoding.UTF8.GetBytes(type + "\0"))
        {
            if (mount(from, to, kind, flags, null) != 0)
                throw new IOException($"mount {target}: errno {Marshal.GetLastPInvokeError()}");
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int unshare(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int mount(byte* source, byte* target, byte* type, nuint flags, void* data);
}
