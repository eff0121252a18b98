package supervisor

// realImages matches the images whose programs run here as processes, whatever registry they come from.
const realImages = `(^|/)(prometheus-operator|prometheus|prometheus-config-reloader|node-exporter|kube-webhook-certgen)(:|@|$)`

// programVersions are filled in by the linker flags of packaging/lib/tools.sh ("" where built otherwise).
var programVersions = map[string]string{}
