#!/usr/bin/env bash
# Publishes Native AOT binaries, which need no .NET to run: the plugin, artifacts/host-device (static), and artifacts/netlink-decode.
#
#   ./build.sh                      for this machine's processor
#   ./build.sh --rid linux-arm64    for another one, if its toolchain is here
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"
cd "$root"

case $(uname -m) in
  x86_64) native=linux-x64 ;;
  aarch64) native=linux-arm64 ;;
  *) fail "Native AOT has no Linux target for $(uname -m): linux-x64 and linux-arm64 only" ;;
esac
rid=$native
while [ $# -gt 0 ]; do
  case $1 in
    --rid) rid=${2:?--rid needs a value, for example linux-arm64}; shift 2 ;;
    *) fail "unknown argument: $1 (known: --rid RID)" ;;
  esac
done

need_dotnet
need_linker
out=artifacts
case $rid in
  "$native") ;;
  linux-arm64 | linux-x64)
    machine=$([ "$rid" = linux-arm64 ] && echo aarch64 || echo x86-64)
    sysroot=/usr/${machine/-/_}-linux-gnu
    [ -e "$sysroot/lib/libc.a" ] || [ -e "$sysroot/lib64/libc.a" ] \
      || fail "$rid from $native needs a cross C library: apt-get install gcc-$machine-linux-gnu libc6-dev-${machine/aarch64/arm64}-cross"
    out=artifacts/$rid
    ;;
  *) fail "no such target: $rid (linux-x64, linux-arm64)" ;;
esac

# publish PROJECT NAME: renamed into place, so that whoever starts it right now gets the old one or the new one, never a half.
publish() {
  local stage=artifacts/publish/$2/$rid
  say "publishing $2 for $rid"
  dotnet publish "$1" -c Release -r "$rid" -o "$stage" -v quiet --nologo
  cp "$stage/$2" "$out/.$2.new"
  mv "$out/.$2.new" "$out/$2"
  say "$out/$2, $(stat -c %s "$out/$2") bytes"
}

mkdir -p "$out"
publish src/Plugin/Plugin.csproj host-device
publish src/Tool/Netlink.Decode/Netlink.Decode.csproj netlink-decode
