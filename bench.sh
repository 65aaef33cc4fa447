#!/usr/bin/env bash
# Measures the generated codec against the same work written by hand. No root needed.
#
#   ./bench.sh                     everything, with the JIT and as Native AOT: 5 minutes on an idle machine
#   ./bench.sh --quick             the JIT alone, shortly: a minute
#   ./bench.sh --filter '*Move*'   some of it; any option of BenchmarkDotNet goes, with --quick or without
#
# Fails when a benchmark does not run or allocates. Table and JSON report: artifacts/bench/results/.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"
cd "$root"

is_quick=''
for argument in "$@"; do
  if [ "$argument" = --quick ]; then is_quick=yes; fi
done

need_dotnet
[ -n "$is_quick" ] || need_linker

project=benchmarks/Netlink.Codec.Benchmarks
say "building $project"
dotnet build "$project" -c Release -v quiet --nologo
# A report of an earlier run must not speak for this one.
rm -rf artifacts/bench/results
say "measuring"
dotnet "$project/bin/Release/net10.0/Netlink.Codec.Benchmarks.dll" "$@"
