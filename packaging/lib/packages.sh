# Sourced; needs common.sh. Installs Debian and Ubuntu packages, only those that are missing.

# package_names FILE…: the names in package lists: one per line, # starts a comment.
package_names() { sed 's/#.*//; s/[[:space:]]*$//; /^$/d' "$@"; }

# missing_packages NAME…: those that are not installed.
missing_packages() {
    local name
    for name in "$@"; do
        case $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) in
            installed) ;;
            *) printf '%s\n' "$name" ;;
        esac
    done
}

# as_root COMMAND…: with sudo where this is not root.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "installing packages needs root, and sudo is not here; run as root: $*"
    fi
}

# install_packages PURPOSE NAME…: PURPOSE completes "needed …".
install_packages() {
    local purpose=$1 missing
    shift
    command -v dpkg-query >/dev/null || {
        say "This is neither Debian nor Ubuntu; please see to it yourself that these are here: $*"
        return 0
    }
    missing=$(missing_packages "$@" | tr '\n' ' ')
    [ -n "$missing" ] || return 0
    say "These packages are missing and needed $purpose: $missing"
    [ "$(id -u)" = 0 ] || say "Installing them changes the system, so sudo may ask for your password."
    # Unquoted on purpose: a list of names.
    # shellcheck disable=SC2086
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q --no-install-recommends install $missing >&2; then
        say "Not found or not reachable as the package lists stand; refreshing them."
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update >&2 ||
            fail "apt-get cannot refresh the package lists; see its messages above"
        # shellcheck disable=SC2086
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q --no-install-recommends install $missing >&2 ||
            fail "apt-get cannot install: $missing (see its messages above)"
    fi
}
