namespace Plugin.KernelTests.Differential;

/// <summary>Files of the repository that tests compare with.</summary>
internal static class SourceTree
{
    /// <summary>Full path of a file, given as from the root of the repository.</summary>
    public static string File(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "HostDevice.Fast.sln")))
                return Path.Combine(folder.FullName, path);
        }
        throw new InvalidOperationException("the tests do not run from inside the repository");
    }
}
