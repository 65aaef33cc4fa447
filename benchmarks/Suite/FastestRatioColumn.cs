using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace HostDevice.Benchmarks;

/// <summary>
/// The fastest iteration against that of the work by hand. Other load on the machine only ever adds time, so this moves by a few
/// percent from run to run where the ratio of means may double.
/// </summary>
internal sealed class FastestRatioColumn : IColumn
{
    public string Id => nameof(FastestRatioColumn);

    public string ColumnName => "Min ratio";

    public string Legend => "Fastest iteration / fastest iteration by hand";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Baseline;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        BenchmarkCase? baseline = summary.GetBaseline(summary.GetLogicalGroupKey(benchmarkCase));
        double? byHand = baseline is null ? null : summary[baseline]?.ResultStatistics?.Min;
        double? ours = summary[benchmarkCase]?.ResultStatistics?.Min;
        return byHand is > 0 && ours is not null ? (ours.Value / byHand.Value).ToString("0.00", CultureInfo.InvariantCulture) : "?";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
}
