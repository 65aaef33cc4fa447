#!/usr/bin/env bash
# Writes the expected texts of the generator's tests anew; look at the difference before you commit it.
set -euo pipefail
cd "$(dirname "$0")"
set -x
HOSTDEVICE_SNAPSHOTS=write dotnet run --project tests/Netlink.Generators.Tests
git --no-pager diff --stat -- tests/Netlink.Generators.Tests
