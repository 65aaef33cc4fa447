namespace Netlink.Package.Tests;

/// <summary>A package of somebody else: a generator that reads YAML too, with a YamlDotNet of years ago beside it.</summary>
internal static class OldYamlGenerator
{
    public static void PackInto(Workspace workspace)
    {
        workspace.WriteProject("old/An.Old.Generator.csproj", """
            <PropertyGroup>
              <LangVersion>latest</LangVersion>
              <ImplicitUsings>disable</ImplicitUsings>
              <IncludeBuildOutput>false</IncludeBuildOutput>
              <SuppressDependenciesWhenPacking>true</SuppressDependenciesWhenPacking>
              <NoWarn>$(NoWarn);NU5128;NU1903;RS1036;RS1038;RS2008</NoWarn>
            </PropertyGroup>
            <ItemGroup>
              <PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="5.0.0" PrivateAssets="all" />
              <PackageReference Include="YamlDotNet" Version="13.7.1" PrivateAssets="all" GeneratePathProperty="true" />
              <None Include="bin/$(Configuration)/netstandard2.0/An.Old.Generator.dll" Pack="true" PackagePath="analyzers/dotnet/cs" />
              <None Include="$(PkgYamlDotNet)/lib/netstandard2.0/YamlDotNet.dll" Pack="true" PackagePath="analyzers/dotnet/cs" />
            </ItemGroup>
            """, program: false, framework: "netstandard2.0");
        workspace.Write("old/Generator.cs", """"
            using Microsoft.CodeAnalysis;

            [Generator(LanguageNames.CSharp)]
            public sealed class Generator : IIncrementalGenerator
            {
                public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterPostInitializationOutput(output =>
                {
                    new YamlDotNet.RepresentationModel.YamlStream().Load(new System.IO.StringReader("a: 1"));
                    System.Version version = typeof(YamlDotNet.RepresentationModel.YamlStream).Assembly.GetName().Version;
                    output.AddSource("OldYaml.g.cs", $$"""public static class OldYaml { public const string Version = "{{version}}"; }""");
                });
            }
            """");
        workspace.Dotnet("pack", "old", "-o", ".", "-v", "quiet", "--nologo");
    }
}
