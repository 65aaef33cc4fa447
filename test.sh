#!/usr/bin/env bash
# Builds everything and runs every test. Ends with "N passed, N failed, N skipped", counted from the results.
# The kernel tests need root: they make network namespaces of their own, and remove them.
#
# Optional input, used if set: HOSTDEVICE_PEER_DIR (folder with upstream's plugins), HOSTDEVICE_YNL_SPECS (folder with the kernel's
# YNL specs), HOSTDEVICE_CAPTURES (folder with netlink captures). Tests that miss theirs are skipped and say so.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"
cd "$root"
configuration=Release

need_dotnet
need_linker
need iproute2=ip dnsmasq-base=dnsmasq strace=strace gcc=cc linux-libc-dev=/usr/include/linux/rtnetlink.h procps=sysctl util-linux=unshare containernetworking-plugins=/usr/lib/cni/host-local containerd=ctr runc=runc busybox-static=/bin/busybox

./build.sh
./pack.sh
say "building the tests"
dotnet build HostDevice.Fast.sln -c "$configuration" -v quiet --nologo

results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
crashed=()
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  say "$name"
  tests/"$name"/bin/"$configuration"/net10.0/"$name" -noLogo -noColor -xml "$results/$name.xml" || true
  [ -s "$results/$name.xml" ] || crashed+=("$name")
done

# Every <assembly …> element bears the counts of one project.
count() { cat "$results"/*.xml | grep -oE '<assembly [^>]*>' | grep -oE " $1=\"[0-9]+\"" | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(count passed) skipped=$(count skipped)
failed=$(($(count failed) + $(count errors) + ${#crashed[@]}))
[ ${#crashed[@]} = 0 ] || printf 'no results from: %s\n' "${crashed[*]}" >&2
grep -hoE '<reason>.*</reason>' "$results"/*.xml | sort | uniq -c | sed -E 's/^ *([0-9]+) <reason>(<!\[CDATA\[)?/skipped \1: /; s/(\]\]>)?<\/reason>//' || true
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
