# Sourced; needs common.sh. The user's own helm and kubectl are preferred where they are new enough.

# find_helm BIN: prints the helm to use: the user's own from 3.17 on, else the one in BIN (see tools.sh).
find_helm() {
    local own
    if own=$(command -v helm) && version_at_least "$("$own" version --template '{{.Version}}' 2>/dev/null)" 3.17; then
        printf '%s\n' "$own"
    else
        printf '%s\n' "$1/helm"
    fi
}

# find_kubectl BIN: likewise, from 1.30 on.
find_kubectl() {
    local own
    if own=$(command -v kubectl) &&
        version_at_least "$("$own" version --client 2>/dev/null | sed -n 's/^Client Version: //p')" 1.30; then
        printf '%s\n' "$own"
    else
        printf '%s\n' "$1/kubectl"
    fi
}
