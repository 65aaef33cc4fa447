namespace Plugin.KernelTests;

/// <summary>
/// The parts of sysfs that tell where a network device is, in a folder that a call of the plugin sees as <c>/sys</c>. The links themselves
/// are real ones of the test's host.
/// </summary>
internal sealed class SelectorSysfs
{
    private const string PciRoot = "devices/pci0000:00";

    public SelectorSysfs(string folder)
    {
        Root = Path.Combine(folder, "sys");
        Directory.CreateDirectory(Path.Combine(Root, "bus/pci/devices"));
        Directory.CreateDirectory(Path.Combine(Root, "bus/auxiliary/devices"));
    }

    /// <summary>What stands in for <c>/sys</c>.</summary>
    public string Root { get; }

    /// <summary>Adds a PCI device, bound to a driver unless that is null.</summary>
    public void AddPci(string address, string? driver = "mlx5_core")
    {
        string device = Path.Combine(Root, PciRoot, address);
        Directory.CreateDirectory(device);
        if (driver is not null)
        {
            Directory.CreateDirectory(Path.Combine(Root, "bus/pci/drivers", driver));
            File.CreateSymbolicLink(Path.Combine(device, "driver"), "../../../bus/pci/drivers/" + driver);
        }
        File.CreateSymbolicLink(Path.Combine(Root, "bus/pci/devices", address), $"../../../{PciRoot}/{address}");
    }

    /// <summary>Adds a device of the auxiliary bus below a PCI device, as a sub-function has it.</summary>
    public void AddAuxiliary(string name, string pci)
    {
        Directory.CreateDirectory(Path.Combine(Root, PciRoot, pci, name));
        File.CreateSymbolicLink(Path.Combine(Root, "bus/auxiliary/devices", name), $"../../../{PciRoot}/{pci}/{name}");
    }

    /// <summary>Lists a link in the <c>net</c> directory of a device.</summary>
    /// <param name="device">Below the PCI root: an address, or an address and what is below it.</param>
    /// <param name="link">Name of the link.</param>
    /// <param name="attributes">Files of the link's directory, each as <c>name=value</c>.</param>
    public void AddLink(string device, string link, params string[] attributes)
    {
        string directory = Directory.CreateDirectory(Path.Combine(Root, PciRoot, device, "net", link)).FullName;
        foreach (string attribute in attributes)
        {
            int at = attribute.IndexOf('=', StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(directory, attribute[..at]), attribute[(at + 1)..] + "\n");
        }
    }

    /// <summary>Makes the <c>net</c> directory of a device, which stays empty.</summary>
    public void AddNet(string device) => Directory.CreateDirectory(Path.Combine(Root, PciRoot, device, "net"));

    /// <summary>Takes a PCI device off its bus.</summary>
    public void RemovePci(string address) => File.Delete(Path.Combine(Root, "bus/pci/devices", address));
}
