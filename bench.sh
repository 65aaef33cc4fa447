#!/usr/bin/env bash
# Measures the generated codec against the same work written by hand. Needs the .NET 10 SDK only, and no root; the full run
# also compiles ahead of time, which needs clang and the headers of zlib.
#
#   ./bench.sh                  everything, with the JIT and as Native AOT (about 5 minutes)
#   ./bench.sh --quick          the JIT alone, shortly (under 2 minutes); for a look after a change
#   ./bench.sh --filter '*Move*'   some of it; any option of BenchmarkDotNet goes, with --quick or without
#
# Fails when a benchmark does not run or allocates. Tables and the JSON report: artifacts/bench/results/.
set -euo pipefail
export LC_ALL=C DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cd "$(dirname "${BASH_SOURCE[0]}")"

project=benchmarks/Netlink.Codec.Benchmarks

fail() { printf '\n  bench.sh: %s\n' "$*" >&2; exit 1; }
run() { printf '+ %s\n' "$*"; "$@"; }

is_quick=''
for argument in "$@"; do
  case $argument in
    --quick) is_quick=yes ;;
    -h | --help) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 0 ;;
  esac
done

command -v dotnet >/dev/null || fail "needs the .NET 10 SDK: the program 'dotnet' is not in PATH"
if [ -z "$is_quick" ]; then
  command -v clang >/dev/null || command -v gcc >/dev/null || fail "Native AOT needs a linker: apt-get install clang zlib1g-dev (or run --quick)"
fi

run dotnet build "$project" -c Release -v q --nologo
# A report of an earlier run must not speak for this one.
rm -rf artifacts/bench/results
run dotnet "$project/bin/Release/net10.0/Netlink.Codec.Benchmarks.dll" "$@"
