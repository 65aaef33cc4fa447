#!/usr/bin/env bash
# Publishes the plugin as a Native AOT binary: artifacts/host-device (static, needs no .NET to run).
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

say "publishing host-device for $rid"
stage=artifacts/publish/$rid
dotnet publish src/Plugin/Plugin.csproj -c Release -r "$rid" -o "$stage" -v quiet --nologo
mkdir -p "$out"
# Renamed into place: a runtime that starts it right now gets the old one or the new one, never a half.
cp "$stage/host-device" "$out/.host-device.new"
mv "$out/.host-device.new" "$out/host-device"
say "$out/host-device, $(stat -c %s "$out/host-device") bytes"
