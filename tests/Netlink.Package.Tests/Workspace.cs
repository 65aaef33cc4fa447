using Netlink.Codec.Tests.Kernel;

namespace Netlink.Package.Tests;

/// <summary>A folder far from the repository, with projects of somebody who has nothing of it but the package.</summary>
internal sealed class Workspace : IDisposable
{
    /// <summary>A cache of these tests' own, so that no package of an earlier build is taken; what else is needed comes from the user's.</summary>
    private static readonly string s_cache = Repository.PathOf("artifacts/nuget");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netlink-package-");

    public Workspace()
    {
        _ = PackageFile.Version;
        Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{s_cache}" /></config>
              <fallbackPackageFolders>{Fallback()}</fallbackPackageFolders>
              <packageSources>
                <add key="packed" value="{Repository.PathOf("artifacts/packages")}" />
                <add key="made" value="{Folder}" />
              </packageSources>
            </configuration>
            """);
    }

    public string Folder => _folder.FullName;

    public string PathOf(string relative) => Path.Combine(Folder, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), text);
    }

    /// <summary>A project file with these items and properties, for .NET 10.</summary>
    public void WriteProject(string relative, string content, bool program = true, string framework = "net10.0") => Write(relative, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>{framework}</TargetFramework>
            <OutputType>{(program ? "Exe" : "Library")}</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
        {content}
        </Project>
        """);

    /// <summary>What a project writes to use the package.</summary>
    public static string Reference => $"""<ItemGroup><PackageReference Include="Netlink.Codec" Version="{PackageFile.Version}" /></ItemGroup>""";

    /// <summary>Runs <c>dotnet</c> in this folder; its complaints come back as the output.</summary>
    public (int ExitCode, string Output) TryDotnet(params string[] arguments)
    {
        // Of the repository's settings for this process none may reach the consumer, nor may a server outlive the test.
        (int exitCode, string output, string errors) = Command.TryRun("env",
            ["-C", Folder, "-u", "MSBuildSDKsPath", "MSBUILDDISABLENODEREUSE=1", "DOTNET_CLI_UI_LANGUAGE=en", "dotnet", .. arguments]);
        return (exitCode, output + errors);
    }

    public string Dotnet(params string[] arguments)
    {
        (int exitCode, string output) = TryDotnet(arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        return output;
    }

    public string Build(string project) => Dotnet("build", project, "-v", "quiet", "--nologo");

    /// <summary>Runs what was built from a project.</summary>
    public string RunBuilt(string project) =>
        Command.Run("dotnet", PathOf($"{Path.GetDirectoryName(project)}/bin/Debug/net10.0/{Path.GetFileNameWithoutExtension(project)}.dll"));

    /// <summary>Takes a package that a test made out of the cache, where the next one would find it.</summary>
    public static void Forget(string package)
    {
        string cached = Path.Combine(s_cache, package);
        if (Directory.Exists(cached))
            Directory.Delete(cached, recursive: true);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Fallback()
    {
        string user = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");
        return Directory.Exists(user) && !Directory.Exists(Path.Combine(user, "netlink.codec")) ? $"""<add key="user" value="{user}" />""" : "";
    }
}
