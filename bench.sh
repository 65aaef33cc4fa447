#!/usr/bin/env bash
# Measures the generated code against the same work written by hand, and whole calls of the plugin against a C program that does the
# same, a peer and the machine's own floor.
#
#   ./bench.sh                          both: half an hour on an idle machine. Root for the second: it moves links, in namespaces of its own
#   ./bench.sh --quick                  both, shortly: two minutes
#   ./bench.sh --filter '*Move*'        the code alone; any option of BenchmarkDotNet goes, with --quick or without
#   ./bench.sh --latency                whole calls alone: a quarter of an hour
#   ./bench.sh --latency --list         what it can measure; --scenario NAME[,NAME] picks some of it, --keep keeps what was measured before,
#                                       --pairs N is how often, --pause MS how quiet, --peer DIR or HOSTDEVICE_PEER_DIR against whom,
#                                       --write-docs writes docs/performance.md too, --report measures nothing and writes it of what is there
#   ./bench.sh --compare A B            what became of each figure between two latency.json
#
# Fails when a benchmark of the code does not run or allocates. Results: artifacts/bench/ (results/ of the code; latency.md, .json, .svg).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"
cd "$root"

latency() {
  need iproute2=ip strace=strace util-linux=unshare fonts-dejavu-core=/usr/share/fonts/truetype/dejavu
  [ -n "${HOSTDEVICE_PEER_DIR:-}" ] || [ -e /opt/cni/bin/host-device ] || need containernetworking-plugins=/usr/lib/cni/host-device
  [ -x artifacts/host-device ] || ./build.sh
  benchmarks/floor/build.sh
  compare "$@"
}

compare() {
  need_dotnet
  local project=benchmarks/Plugin.Latency
  dotnet build "$project" -c Release -v quiet --nologo >&2
  "$project/bin/Release/net10.0/Plugin.Latency" "$@"
}

code() {
  need_dotnet
  local argument is_quick='' project status measured=''
  for argument in "$@"; do
    if [ "$argument" = --quick ]; then is_quick=yes; fi
  done
  [ -n "$is_quick" ] || need_linker
  # A report of an earlier run must not speak for this one.
  rm -rf artifacts/bench/results
  for project in benchmarks/Netlink.Codec.Benchmarks benchmarks/Plugin.Benchmarks; do
    say "building $project"
    dotnet build "$project" -c Release -v quiet --nologo
    say "measuring"
    status=0
    dotnet "$project/bin/Release/net10.0/$(basename "$project").dll" "$@" || status=$?
    case $status in
      0) measured=yes ;;
      2) ;; # the filter means none of this suite
      *) exit "$status" ;;
    esac
  done
  [ -n "$measured" ] || fail "no benchmark is called so: $*"
}

case ${1:-} in
  --latency) latency "${@:2}" ;;
  --compare) compare "$@" ;;
  '' | --quick)
    code "$@"
    if [ "$(id -u)" = 0 ]; then latency "$@"; else say "whole calls are left out: they need root"; fi
    ;;
  *) code "$@" ;;
esac
