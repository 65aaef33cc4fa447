#!/usr/bin/env bash
# Builds what the plugin is measured against, into artifacts/floor/: dynamically linked with the C library, as a distribution would.
#
#   floor          ADD, DEL, STATUS and VERSION with no generality: floor.c
#   floor-timed    the same; tells on stderr how many nanoseconds the kernel took for the move
#   noop           a program that does nothing
#   mover          moves a link to and fro until it is killed
#   peak           runs another program and tells its peak memory; static, since the kernel counts a starter's memory as the program's
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/common.sh"
cd "$root"

need gcc=cc libc6-dev=/usr/include/stdio.h linux-libc-dev=/usr/include/linux/rtnetlink.h
out=artifacts/floor
mkdir -p "$out"
compile() { cc -std=gnu17 -O2 -Wall -Wextra -Werror -Wno-format-truncation -Wno-unused-function -o "$out/$1" "${@:2}"; }
compile noop benchmarks/floor/noop.c
compile floor benchmarks/floor/floor.c
compile floor-timed -DFLOOR_TIMES benchmarks/floor/floor.c
compile mover benchmarks/floor/mover.c
compile peak -static benchmarks/floor/peak.c
say "$out: noop floor floor-timed mover peak"
