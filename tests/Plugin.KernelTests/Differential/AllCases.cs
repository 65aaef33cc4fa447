using Plugin.KernelTests.Differential.Cases;

namespace Plugin.KernelTests.Differential;

/// <summary>The table: every case of every topic, in order.</summary>
internal static class AllCases
{
    public static OrderedDictionary<string, Case> ByName { get; } = Index([
        .. VersionCases.All,
        .. EnvironmentCases.All,
        .. InputCases.All,
        .. NetconfCases.All,
        .. SelectorCases.All,
        .. PciCases.All,
        .. KindCases.All,
        .. NameCases.All,
        .. DelCases.All,
        .. CheckCases.All,
        .. RecoveryCases.All,
        .. DpdkCases.All,
        .. IpamResultCases.All,
        .. IpamDelegateCases.All,
        .. IpamLifeCases.All,
    ]);

    private static OrderedDictionary<string, Case> Index(IEnumerable<Case> cases)
    {
        var table = new OrderedDictionary<string, Case>(StringComparer.Ordinal);
        foreach (Case one in cases)
        {
            if (!table.TryAdd(one.Name, one))
                throw new InvalidOperationException($"two cases are called \"{one.Name}\"");
        }
        return table;
    }
}
