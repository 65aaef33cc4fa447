#!/usr/bin/env bash
# What one ADD of eight devices saves against eight ADDs, and the same for DEL: medians of interleaved rounds, and their ratios.
#
#   sudo benchmarks/several-devices.sh [ROUNDS]      after ./build.sh; 50 rounds unless told otherwise
#   HOSTDEVICE_PEER_DIR=DIR                          upstream's plugins, to be measured beside; else /usr/lib/cni
#
# Each call is a whole process. A pause stands before each group: upstream's namespaces are destroyed in the background, and slow
# whatever comes next.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../scripts/common.sh"
rounds=${1:-50}
ours=$root/artifacts/host-device
upstream=${HOSTDEVICE_PEER_DIR:-/usr/lib/cni}/host-device
[ "$(id -u)" = 0 ] || fail "makes network namespaces: run it as root"
[ -x "$ours" ] || fail "no plugin at $ours: run ./build.sh"

if [ "${HDF_STAGE:-}" != inside ]; then
  host=hdf-bench-$$-host pod=hdf-bench-$$-pod folder=$(mktemp -d)
  trap 'ip netns del "$host"; ip netns del "$pod"; rm -rf "$folder" /run/hostdevice-fast/bench"$$":*' EXIT
  ip netns add "$host"
  ip netns add "$pod"
  for i in 0 1 2 3 4 5 6 7; do ip -n "$host" link add "dev$i" type ifb; done
  HDF_STAGE=inside HDF_POD=/run/netns/$pod HDF_FOLDER=$folder HDF_ID=bench$$ ip netns exec "$host" bash "${BASH_SOURCE[0]}" "$rounds"
  exit
fi

export CNI_NETNS=$HDF_POD CNI_PATH=/nowhere CNI_CONTAINERID=$HDF_ID
head='{"cniVersion":"1.0.0","name":"bench","type":"host-device",'
entries=$(for i in 0 1 2 3 4 5 6 7; do printf ',{"device":"dev%s"}' "$i"; done)
printf '%s"devices":[%s]}' "$head" "${entries#,}" >"$HDF_FOLDER/all"
for i in 0 1 2 3 4 5 6 7; do printf '%s"device":"dev%s"}' "$head" "$i" >"$HDF_FOLDER/$i"; done

together() { CNI_COMMAND=$2 CNI_IFNAME=net1 "$1" <"$HDF_FOLDER/all" >/dev/null; }
apart() { for i in 0 1 2 3 4 5 6 7; do CNI_COMMAND=$2 CNI_IFNAME=net1-$i "$1" <"$HDF_FOLDER/$i" >/dev/null; done; }
# measure NAME WAY PROGRAM: both commands of one way, a line each with the microseconds.
measure() {
  local command begin
  for i in 0 1 2 3 4 5 6 7; do ip link set "dev$i" up; done
  for command in ADD DEL; do
    sleep 0.2
    begin=${EPOCHREALTIME/./}
    "$2" "$3" "$command"
    echo $((${EPOCHREALTIME/./} - begin)) >>"$HDF_FOLDER/$command $1"
  done
}

for ((round = 1; round <= rounds; round++)); do
  measure "one call" together "$ours"
  measure "eight calls" apart "$ours"
  [ ! -x "$upstream" ] || measure "eight of upstream" apart "$upstream"
  printf '\r%s of %s rounds' "$round" "$rounds" >&2
done
echo >&2

median() { sort -n "$1" | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
printf '| | one call | eight calls | ratio | eight of upstream | ratio |\n|---|---|---|---|---|---|\n'
for command in ADD DEL; do
  one=$(median "$HDF_FOLDER/$command one call") eight=$(median "$HDF_FOLDER/$command eight calls") peer=0
  [ ! -x "$upstream" ] || peer=$(median "$HDF_FOLDER/$command eight of upstream")
  awk -v c="$command" -v o="$one" -v e="$eight" -v p="$peer" 'BEGIN {
    printf "| %s | %.1f ms | %.1f ms | %.2f | ", c, o / 1000, e / 1000, o / e
    if (p > 0) printf "%.1f ms | %.2f |\n", p / 1000, o / p; else print "– | – |" }'
done
