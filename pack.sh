#!/usr/bin/env bash
# Makes the NuGet package of the codec and the generator: artifacts/packages/Netlink.Codec.VERSION.nupkg and its symbols, .snupkg.
# The same commit gives the same assemblies in any folder. Arguments go to `dotnet pack`:
#
#   ./pack.sh
#   ./pack.sh -p:Version=1.2.3 -p:RepositoryUrl=…    what whoever publishes knows
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"
cd "$root"

need_dotnet
# Paths that begin at the repository's root need to know where that is.
git rev-parse --is-inside-work-tree >/dev/null 2>&1 && set -- -p:ContinuousIntegrationBuild=true "$@"

say "packing Netlink.Codec"
rm -rf artifacts/packages
dotnet pack src/Netlink.Codec -c Release --artifacts-path artifacts/pack -o artifacts/packages -v quiet --nologo "$@"
# What was restored from an earlier package of the same version would be used on.
rm -rf artifacts/nuget/netlink.codec
say "$(echo artifacts/packages/*)"
