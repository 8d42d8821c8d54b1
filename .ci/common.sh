# shellcheck shell=bash
# Shared by the scripts in this folder; meant to be sourced, not run.
#
# The cache lies outside the clone, so that tools and compiled dependencies outlive it:
#   $VIDERE_CACHE, else $XDG_CACHE_HOME/videre, else ~/.cache/videre
# Cargo's target folder is inside it, unless CARGO_TARGET_DIR says otherwise.

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${VIDERE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/videre}
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$CACHE/target}
# Which cargo, compiler and flags the wasm build uses; written by setup-wasm only where the ordinary ones
# cannot do it, read by wasm_cargo below.
WASM_ENV=$CACHE/wasm.env
mkdir -p "$CACHE"

say() { printf '%s\n' "$*"; }
warn() { printf '%s\n' "$*" >&2; }
die() {
    printf 'error: %s\n' "$1" >&2
    shift
    if (($#)); then printf '       %s\n' "$@" >&2; fi
    exit 1
}

# step TEXT COMMAND… – runs the command; one line before it, one with the elapsed seconds after it.
step() {
    local text=$1 start=$SECONDS code=0
    shift
    say "▸ $text"
    "$@" || code=$?
    if ((code)); then
        warn "✗ $text – failed after $((SECONDS - start)) s"
        return "$code"
    fi
    say "✓ $text – $((SECONDS - start)) s"
}

# quiet COMMAND… – hides the output of a chatty command, and shows all of it when the command fails.
quiet() {
    local log code=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 </dev/null || code=$?
    if ((code)); then cat "$log" >&2; fi
    rm -f "$log"
    return "$code"
}

has() { type -P "$1" >/dev/null; }

# May packages be installed without asking anybody?
can_install() { has apt-get && { ((EUID == 0)) || { has sudo && sudo -n true 2>/dev/null; }; }; }

as_root() {
    if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi
}

# apt_install PACKAGE… – on Debian and its kin, as root or by a sudo that asks for no password.
# The package lists are refreshed first: old ones name versions that the mirror has already dropped.
apt_install() {
    if [[ ! -e $CACHE/.apt-updated || -n $(find "$CACHE/.apt-updated" -mmin +60) ]]; then
        quiet as_root apt-get update || warn "the package lists could not be refreshed; trying the old ones"
        touch "$CACHE/.apt-updated"
    fi
    quiet as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# wasm_cargo SUBCOMMAND ARGUMENT… – cargo for the target wasm32-unknown-unknown, with the toolchain that
# setup-wasm found. Runs in a subshell, so that nothing of it reaches the other builds.
wasm_cargo() (
    cargo=cargo flags=()
    if [[ -e $WASM_ENV ]]; then
        # shellcheck source=/dev/null
        . "$WASM_ENV"
        cargo=$WASM_CARGO
        read -ra flags <<<"$WASM_FLAGS"
    fi
    "$cargo" "$1" --target wasm32-unknown-unknown "${flags[@]}" "${@:2}"
)

# ---- programs: each of these prints where its program is, or fails -------------------------------------
wasm_bindgen_version=$(grep -A1 '^name = "wasm-bindgen"$' "$REPO/Cargo.lock" 2>/dev/null | sed -n 's/^version = "\(.*\)"$/\1/p' || true)

find_wasm_bindgen() {
    local program
    for program in "$CACHE/tools/wasm-bindgen-$wasm_bindgen_version/bin/wasm-bindgen" wasm-bindgen; do
        if [[ $("$program" --version 2>/dev/null) == "wasm-bindgen $wasm_bindgen_version"* ]]; then
            type -P "$program"
            return
        fi
    done
    return 1
}

find_chromium() {
    local program
    for program in ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome-stable google-chrome; do
        if type -P "$program"; then return; fi
    done
    return 1
}

# The folder of initdb and postgres; of several versions, the newest.
find_postgres() {
    local folder
    if [[ -n ${VIDERE_TEST_POSTGRES_BIN:-} ]]; then
        say "$VIDERE_TEST_POSTGRES_BIN"
        return
    fi
    folder=$(find /usr/lib/postgresql /usr/pgsql-* -maxdepth 3 -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
    if [[ -n $folder ]]; then
        dirname "$folder"
    elif has initdb && has postgres; then
        dirname "$(type -P initdb)"
    else
        return 1
    fi
}
