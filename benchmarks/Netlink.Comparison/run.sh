#!/usr/bin/env bash
# Dumps 10,000 routes by this codec and by other libraries, in turn, and prints the medians side by side. Needs root (a network
# namespace of its own) and Debian's libmnl, Go and pyroute2, which it installs.
#
#   benchmarks/Netlink.Comparison/run.sh [ROUNDS]     default 5 rounds of 20 dumps each
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/common.sh"
cd "$root"
rounds=${1:-5} dumps=20
here=benchmarks/Netlink.Comparison
out=artifacts/bench/comparison

[ "$(id -u)" = 0 ] || fail "needs root to make a network namespace"
need_dotnet
need_linker
need gcc=cc iproute2=ip libmnl-dev=/usr/include/libmnl/libmnl.h golang-go=go \
  golang-github-vishvananda-netlink-dev=/usr/share/gocode/src/github.com/vishvananda/netlink \
  python3-pyroute2=/usr/lib/python3/dist-packages/pyroute2
mkdir -p "$out"

say "building"
cc -O2 -Wall -o "$out/mnl" "$here/Peers/dump_mnl.c" -lmnl
GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE=$PWD/$out/go-cache go build -o "$out/vishvananda" "$here/Peers/dump_vishvananda.go"
dotnet build "$here/Dump" -c Release -v quiet --nologo
dotnet publish "$here/Dump" -c Release -o "$out/aot" -v quiet --nologo

space=netlink-comparison-$$
trap 'ip netns del $space' EXIT
ip netns add "$space"
ip -n "$space" link set lo up
ip -n "$space" link add r0 type veth peer name r1
ip -n "$space" link set r1 up
ip -n "$space" addr add 10.255.0.1/16 dev r0
ip -n "$space" link set r0 up
for i in $(seq 0 9999); do echo "route add 10.$((i / 250)).$((i % 250)).0/24 via 10.255.0.$((i % 200 + 2)) dev r0 metric $((i % 7 + 1))"; done \
  | ip -n "$space" -batch -

programs=(ours-jit ours-aot mnl vishvananda pyroute2)
command_of() {
  case $1 in
    ours-jit) echo "dotnet $here/Dump/bin/Release/net10.0/Netlink.Comparison.Dump.dll" ;;
    ours-aot) echo "$out/aot/Netlink.Comparison.Dump" ;;
    pyroute2) echo "/usr/bin/python3 $here/Peers/dump_pyroute2.py" ;;
    *) echo "$out/$1" ;;
  esac
}
rm -f "$out"/*.times
for round in $(seq "$rounds"); do
  for program in "${programs[@]}"; do
    n=$dumps
    [ "$program" = pyroute2 ] && n=1
    # shellcheck disable=SC2046
    ip netns exec "$space" $(command_of "$program") $n >"$out/last"
    read -r _ routes _ sum _ allocated <"$out/last"
    echo "$routes $sum $n $allocated" >"$out/$program.facts"
    tail -n +2 "$out/last" >>"$out/$program.times"
  done
  say "round $round of $rounds"
done

median() { sort -n "$1" | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }'; }
base=$(median "$out/mnl.times")
{
  echo '| program | ms a dump | against libmnl in C | bytes allocated a dump |'
  echo '|---|---:|---:|---:|'
  for program in "${programs[@]}"; do
    read -r routes sum n allocated <"$out/$program.facts"
    [ "$routes $sum" = "$(cut -d' ' -f1,2 "$out/mnl.facts")" ] || fail "$program reads other values: $routes routes, sum $sum"
    awk -v name="$program" -v ns="$(median "$out/$program.times")" -v base="$base" -v n="$n" -v bytes="$allocated" \
      'BEGIN { printf "| %s | %.2f | %.2f | %s |\n", name, ns / 1e6, ns / base, bytes == "-" ? "-" : int(bytes / n) }'
  done
} | tee "$out/comparison.md"
