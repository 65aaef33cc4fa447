# Sourced by the scripts at the root: one place for what they all need.
# shellcheck shell=bash
export LC_ALL=C DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '== %s\n' "$*"; }
fail() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

# need PACKAGE=CHECK...: CHECK is a program on PATH, or a file if it begins with /. Installs what is missing, or says what to install.
need() {
  local item missing=()
  for item in "$@"; do
    case ${item#*=} in
      /*) [ -e "${item#*=}" ] || missing+=("${item%%=*}") ;;
      *) command -v "${item#*=}" >/dev/null || missing+=("${item%%=*}") ;;
    esac
  done
  [ ${#missing[@]} = 0 ] && return
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    fail "missing: ${missing[*]}. As root: apt-get install ${missing[*]}"
  fi
  say "installing ${missing[*]}"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/dev/null \
    || fail "could not install ${missing[*]}: try apt-get install ${missing[*]}"
}

need_dotnet() {
  command -v dotnet >/dev/null || fail "missing: the .NET 10 SDK (dotnet)"
  (cd "$root" && dotnet --version >/dev/null) || fail "the .NET SDK is older than global.json asks for"
}

# What Native AOT links with.
need_linker() { need clang=clang lld=ld.lld zlib1g-dev=/usr/include/zlib.h libc6-dev=/usr/include/stdio.h; }
