using static Plugin.KernelTests.Differential.Cases.Parts;

namespace Plugin.KernelTests.Differential.Cases;

/// <summary>Input that is no configuration.</summary>
internal static class InputCases
{
    public static IEnumerable<Case> All
        => from fault in s_faults
           select new Case("input: " + fault.Name, Add(fault.Input), Del(fault.Input)).In(Dev0);

    private static readonly (string Name, string Input)[] s_faults = [
        ("nothing", ""),
        ("only space", " \n\t"),
        ("cut in the middle", "{\"name\":\"n\",\"device\":\"de"),
        ("cut before the end", "{\"name\":\"n\""),
        ("a list", "[]"),
        ("a string", "\"dev0\""),
        ("null", "null"),
        ("a number", "5"),
        ("an empty object", "{}"),
        ("something behind the object", "{\"name\":\"n\"} x"),
        ("a comma too many", "{\"name\":\"n\",}"),
        ("a comma too few", "{\"name\":\"n\" \"device\":\"dev0\"}"),
        ("single quotes", "{'name':'n'}"),
        ("a tab in a string", "{\"name\":\"n\",\"device\":\"a\tb\"}"),
        ("an unknown escape", "{\"name\":\"n\",\"device\":\"\\x\"}"),
        ("a number with a leading zero", "{\"name\":\"n\",\"a\":01}"),
        ("a byte order mark", "\ufeff{\"name\":\"n\"}"),
        ("a name that is a number", "{\"name\":5}"),
        ("an empty name", "{\"name\":\"\",\"device\":\"dev0\"}"),
        ("a null name", "{\"name\":null,\"device\":\"dev0\"}"),
        ("a name with a slash", "{\"name\":\"a/b\",\"device\":\"dev0\"}"),
        ("a name that needs escapes", "{\"name\":\"<\\u2028\\ud800&>\",\"device\":\"dev0\"}"),
    ];
}
