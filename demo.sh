#!/usr/bin/env bash
# Shows the main job: a device goes into a container's network namespace and comes back, by three calls of the plugin
# as a container runtime makes them. Needs root, because it makes network namespaces; leaves nothing behind.
#
#   ./demo.sh                            builds the plugin first (./build.sh)
#   HOSTDEVICE_BINARY=/path ./demo.sh    takes that plugin instead, without a build
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"
cd "$root"

device=demo0 ifname=net1
host=hostdevice-demo-$$-host pod=hostdevice-demo-$$-pod
output='' netconf='' away=''

title() { if [ -t 1 ]; then printf '\n\e[1m%s\e[0m\n' "$*"; else printf '\n%s\n' "$*"; fi; }
indent() { sed 's/^/    /'; }

cleanup() {
  # The plugin may keep a record of a device that is away; its own DEL clears that, too.
  if [ -n "$away" ]; then (call DEL "$netconf") >/dev/null 2>&1 || true; fi
  ip netns del "$host" 2>/dev/null || true
  ip netns del "$pod" 2>/dev/null || true
  if [ -n "$output" ]; then rm -f "$output"; fi
}

# A link as `ip` tells it, without what concerns nobody here.
show() {
  ip -n "$1" link show dev "$2" | sed -E 's/ (qdisc|mode|group|qlen) [^ ]+//g; s/@if[0-9]+//' | indent
}

# call COMMAND NETCONF: in the host's namespace, timed around the plugin's process alone.
call() {
  local timing micros
  # shellcheck disable=SC2016
  timing=$(CNI_COMMAND=$1 CNI_CONTAINERID=demo CNI_NETNS=/run/netns/$pod CNI_IFNAME=$ifname CNI_PATH=$(dirname "$binary") \
    ip netns exec "$host" bash -c '
      start=$EPOCHREALTIME; "$0" >"$1"; exit=$?; end=$EPOCHREALTIME
      echo $exit $((${end/./} - ${start/./}))' "$binary" "$output" <<<"$2")
  micros=${timing#* }
  printf '    %s took %d.%01d ms\n' "$1" $((micros / 1000)) $((micros % 1000 / 100))
  [ "${timing% *}" = 0 ] || { indent <"$output"; fail "$1 failed with exit ${timing% *}"; }
}

[ "$(id -u)" = 0 ] || fail "needs root to make network namespaces: sudo ./demo.sh"
need iproute2=ip
trap cleanup EXIT
trap 'exit 130' INT TERM

if [ -n "${HOSTDEVICE_BINARY:-}" ]; then
  binary=$(realpath "$HOSTDEVICE_BINARY")
else
  ./build.sh
  binary=$PWD/artifacts/host-device
fi
[ -x "$binary" ] || fail "no plugin at $binary"
output=$(mktemp)

ip netns add "$host"
ip netns add "$pod"
ip -n "$host" link add "$device" type veth peer name peer0
ip -n "$host" link set "$device" up
ip -n "$host" link set peer0 up
netconf='{ "cniVersion": "1.1.0", "name": "demo", "type": "host-device", "device": "'$device'" }'

title "Before: $device is on the host"
show "$host" "$device"

title "ADD: into the container as $ifname"
away=yes
call ADD "$netconf"
result=$(<"$output")
indent <"$output"; echo
if ip -n "$host" link show dev "$device" >/dev/null 2>&1; then fail "$device is still on the host"; fi

title "Inside the container (the alias remembers the host's name)"
show "$pod" "$ifname"

title "CHECK: is it still as ADD said?"
call CHECK "${netconf% \}}, \"prevResult\": $result }"

title "DEL: back to the host"
call DEL "$netconf"
away=''

title "After: $device is on the host again"
show "$host" "$device" || fail "$device is not back on the host"
if ip -n "$host" link show dev "$device" | grep -q ' alias '; then fail "$device came back with an alias"; fi
if ip -n "$pod" link show dev "$ifname" >/dev/null 2>&1; then fail "$ifname is still in the container"; fi
printf '\n  It works: %s is back under its name, without an alias.\n' "$device"
