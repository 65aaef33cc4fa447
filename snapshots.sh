#!/usr/bin/env bash
# Writes the expected texts of the generator's tests anew, and the list of the codec's public members; look at the difference before you
# commit it.
set -euo pipefail
cd "$(dirname "$0")"
set -x
HOSTDEVICE_SNAPSHOTS=write dotnet run --project tests/Netlink.Generators.Tests
dotnet format analyzers src/Netlink.Codec/Netlink.Codec.csproj --diagnostics RS0016 RS0017
git --no-pager diff --stat -- tests/Netlink.Generators.Tests src/Netlink.Codec/PublicAPI.*.txt
