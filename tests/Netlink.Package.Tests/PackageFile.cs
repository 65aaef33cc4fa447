using System.IO.Compression;
using System.Xml.Linq;

namespace Netlink.Package.Tests;

/// <summary>A package as a file: its entries and what its <c>.nuspec</c> says.</summary>
internal sealed class PackageFile : IDisposable
{
    private readonly ZipArchive _zip;

    public PackageFile(string path)
    {
        _zip = ZipFile.OpenRead(path);
        using Stream nuspec = _zip.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        Metadata = XDocument.Load(nuspec).Root!.Elements().Single();
    }

    /// <summary>The package that <c>./pack.sh</c> made.</summary>
    public static PackageFile Packed() => new(Find(Repository.PathOf("artifacts/packages"), "nupkg"));

    public static PackageFile PackedSymbols() => new(Find(Repository.PathOf("artifacts/packages"), "snupkg"));

    public static string Version { get; } = Packed().Value("version");

    public XElement Metadata { get; }

    public IEnumerable<string> Names => _zip.Entries.Select(entry => entry.FullName);

    public XElement? Element(string name) => Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    public string Value(string name) => Element(name)?.Value ?? "";

    public byte[] Bytes(string name)
    {
        ZipArchiveEntry entry = _zip.GetEntry(name) ?? throw new FileNotFoundException($"the package has no {name}");
        using Stream stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public string Text(string name) => System.Text.Encoding.UTF8.GetString(Bytes(name));

    public static string Find(string folder, string extension)
    {
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "Netlink.Codec.*." + extension) : [];
        return files.Length == 1 ? files[0] : throw new FileNotFoundException($"{files.Length} packages in {folder}: run ./pack.sh");
    }

    public void Dispose() => _zip.Dispose();
}
