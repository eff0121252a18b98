{{- define "stack.grafanaName" -}}{{ include "stack.partName" (list . "grafana") }}{{- end -}}
{{- define "stack.grafanaNamespace" -}}{{ include "stack.partNamespace" (list . "grafana") }}{{- end -}}

{{- define "stack.grafanaLabels" -}}
{{- $facts := include "stack.facts" . | fromYaml -}}
helm.sh/chart: grafana-{{ $facts.grafanaChart }}
{{ include "stack.grafanaSelector" . }}
app.kubernetes.io/version: {{ $facts.grafanaTag | quote }}
{{- if $facts.grafanaLabelManagedBy }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}
{{- end -}}

{{- define "stack.grafanaSelector" -}}
app.kubernetes.io/name: grafana
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* Yes when Grafana's own StatefulSet makes its claim. */}}
{{- define "stack.grafanaIsStateful" -}}
{{- $storage := .Values.grafana.persistence -}}
{{- if or .Values.grafana.useStatefulSet (and $storage.enabled (not $storage.existingClaim) (has $storage.type (list "statefulset" "sts"))) -}}yes{{- end -}}
{{- end -}}

{{/* The secret that holds the admin's name and password, unless the user brings one. */}}
{{- define "stack.grafanaSecret" -}}
{{- .Values.grafana.admin.existingSecret | default (include "stack.grafanaName" .) -}}
{{- end -}}

{{/*
The admin's password, base64: the one given, else the one that the cluster already has, else a random one.
*/}}
{{- define "stack.grafanaPassword" -}}
{{- $secret := lookup "v1" "Secret" (include "stack.grafanaNamespace" .) (include "stack.grafanaName" .) -}}
{{- if .Values.grafana.adminPassword -}}
{{- .Values.grafana.adminPassword | toString | b64enc -}}
{{- else if and $secret (get ($secret.data | default dict) "admin-password") -}}
{{- get $secret.data "admin-password" -}}
{{- else -}}
{{- randAlphaNum 40 | b64enc -}}
{{- end -}}
{{- end -}}

{{/* Sections of grafana.ini; a map is a section, its keys sorted. */}}
{{- define "stack.grafanaIni" -}}
{{- $ini := deepCopy (index .Values.grafana "grafana.ini") -}}
{{- $server := $ini.server | default dict -}}
{{- if not (hasKey $server "domain") -}}
{{- $domain := "''" -}}
{{- if and .Values.grafana.ingress.enabled .Values.grafana.ingress.hosts -}}{{- $domain = tpl (first .Values.grafana.ingress.hosts) . -}}{{- end -}}
{{- $_ := set $server "domain" $domain -}}
{{- end -}}
{{- $_ := set $ini "server" $server -}}
{{- range $name, $section := $ini }}
{{- if not (kindIs "map" $section) }}
{{ $name }} = {{ tpl (toString $section) $ }}
{{- end }}
{{- end }}
{{- range $name, $section := $ini }}
{{- if kindIs "map" $section }}
[{{ $name }}]
{{- range $key, $value := $section }}
{{ $key }} = {{ if kindIs "invalid" $value }}{{ else }}{{ tpl (toString $value) $ }}{{ end }}
{{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/* (list $ group): the folder into which a group's dashboards go: its provider's path, if it has one. */}}
{{- define "stack.dashboardFolder" -}}
{{- $root := index . 0 -}}{{- $group := index . 1 -}}
{{- $folder := print "/var/lib/grafana/dashboards/" $group -}}
{{- range (get $root.Values.grafana.dashboardProviders "dashboardproviders.yaml" | default dict).providers -}}
{{- if eq .name $group -}}{{- $folder = .options.path -}}{{- end -}}
{{- end -}}
{{- $folder -}}
{{- end -}}

{{/* Yes when a dashboard is to be fetched when the pod starts. */}}
{{- define "stack.grafanaDownloads" -}}
{{- $found := "" -}}
{{- range $group := values .Values.grafana.dashboards -}}
{{- range $dashboard := values $group -}}
{{- if or $dashboard.gnetId $dashboard.url -}}{{- $found = "yes" -}}{{- end -}}
{{- end -}}
{{- end -}}
{{- $found -}}
{{- end -}}

{{/*
(list $ group name dashboard): the commands that fetch one dashboard. Grafana.com has them by number
and revision; datasource as a text overwrites every data source line, as a list it fills in inputs.
*/}}
{{- define "stack.dashboardDownload" -}}
{{- $root := index . 0 -}}{{- $dashboard := index . 3 -}}
{{- $facts := include "stack.facts" $root | fromYaml -}}
{{- $url := $dashboard.url | default (printf "https://grafana.com/api/dashboards/%v/revisions/%v/download" $dashboard.gnetId ($dashboard.revision | default 1)) -}}
curl {{ $dashboard.curlOptions | default $root.Values.grafana.defaultCurlOptions | default "-skf" }} \
  --connect-timeout 60 \
  --max-time 60 \
  -H "Accept: {{ $dashboard.acceptHeader | default "application/json" }}" \
  -H "Content-Type: application/json;charset=UTF-8" \
  "{{ $url }}" \
{{- if kindIs "string" $dashboard.datasource }}
  | sed '/-- .* --/! s/"datasource":.*,/"datasource": "{{ $dashboard.datasource }}",/g' \
{{- else }}
{{- range $dashboard.datasource }}
{{- if $facts.dashboardInputsAlsoBare }}
  | sed -E '/-- .* --/! s/\$\{?{{ .name }}\}?/{{ .value }}/g' \
{{- else }}
  | sed '/-- .* --/! s/${{ "{" }}{{ .name }}}/{{ .value }}/g' \
{{- end }}
{{- end }}
{{- end }}
  > "{{ include "stack.dashboardFolder" (list $root (index . 1)) }}/{{ index . 2 }}.json"
{{- end -}}
