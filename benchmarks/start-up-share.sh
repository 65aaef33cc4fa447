#!/usr/bin/env bash
# Whose instructions a call consists of: the C library's, the runtime's, those of .NET's class library, or ours. Counted, not timed,
# so another machine with the same packages tells the same. Needs root for ADD and DEL: they move a device between namespaces of their own.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../scripts/common.sh"
cd "$root"

need_dotnet
need_linker
need valgrind=valgrind binutils=strip iproute2=ip

host=hdf-share-host container=hdf-share-container
work=$(mktemp -d)
clean() {
  ip netns del $host 2>/dev/null || true
  ip netns del $container 2>/dev/null || true
  rm -rf "$work"
}
trap clean EXIT

say "publishing with symbols"
dotnet publish src/Plugin/Plugin.csproj -c Release -o "$work" -v quiet --nologo -p:StripSymbols=false -p:IntermediateOutputPath="$work/obj/"
# The names stay, the line tables go: valgrind does not understand them.
strip --strip-debug "$work/host-device"

count() {
  local command=$1
  ip netns exec $host env -i PATH="$PATH" CNI_COMMAND="$command" CNI_CONTAINERID=hdf-share CNI_NETNS=/run/netns/$container \
    CNI_IFNAME=net1 CNI_PATH=/ valgrind --tool=callgrind --callgrind-out-file="$work/$command" "$work/host-device" \
    <<< '{"cniVersion":"1.1.0","name":"share","type":"host-device","device":"hdf-share"}' > "$work/$command.out" 2> "$work/$command.err" \
    || fail "$command failed: $(cat "$work/$command.out" "$work/$command.err")"
  callgrind_annotate --threshold=100 "$work/$command" | awk -v command="$command" '
    match($0, /^ *[0-9,]+ \([ 0-9.]+%\)  /) {
      count = $1; gsub(",", "", count)
      name = substr($0, RLENGTH + 1); sub(/^[^:]*:/, "", name)
      if (name ~ /^PROGRAM TOTALS/) next
      if (name ~ /^(host_device|Netlink_Codec|Tmds_LibC|CommunityToolkit)/) ours += count
      else if (name ~ /^S_P_/) library += count
      else if (name ~ /(::|^Rh|^Pal|^_Z)/) runtime += count
      else c += count
    }
    END {
      all = ours + library + runtime + c
      printf "| %s | %d | %d | %d | %d | %d | %.1f %% |\n", command, all, c, runtime, library, ours, 100 * ours / all
    }'
}

ip netns add $host
ip netns add $container
ip -n $host link add hdf-share type veth peer name hdf-share-peer
echo '| call | instructions | C library | runtime | class library | ours | share |'
echo '|---|---:|---:|---:|---:|---:|---:|'
for command in VERSION STATUS ADD DEL; do count $command; done
