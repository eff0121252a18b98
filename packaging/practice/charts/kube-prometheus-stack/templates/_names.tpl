{{/*
Names, labels and images. Every template takes its names from here, so the rules stand once.
Arguments are the root context, or a list whose first item is the root context.
*/}}

{{/* The facts of the version that is being rendered, as YAML: versions.yaml's block of that name. */}}
{{- define "stack.facts" -}}
{{- $all := fromYaml (.Files.Get "versions.yaml") -}}
{{- required (printf "versions.yaml has no block %s" .Chart.Version) (get $all .Chart.Version) | toYaml -}}
{{- end -}}

{{- define "stack.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{/* 26 characters: the longest suffix that the operator and we append still fits in 63. */}}
{{- define "stack.fullname" -}}
{{- $name := .Values.nameOverride | default .Chart.Name -}}
{{- $full := printf "%s-%s" .Release.Name $name -}}
{{- if contains $name .Release.Name -}}{{- $full = .Release.Name -}}{{- end -}}
{{- .Values.fullnameOverride | default $full | trunc 26 | trimSuffix "-" -}}
{{- end -}}

{{- define "stack.namespace" -}}
{{- .Values.namespaceOverride | default .Release.Namespace -}}
{{- end -}}

{{/* (list $ "grafana"): the full name of a part that is a chart of its own in the chart played. */}}
{{- define "stack.partName" -}}
{{- $root := index . 0 -}}{{- $part := index . 1 -}}
{{- $values := index $root.Values $part -}}
{{- $name := $values.nameOverride | default $part -}}
{{- $full := printf "%s-%s" $root.Release.Name $name -}}
{{- if contains $name $root.Release.Name -}}{{- $full = $root.Release.Name -}}{{- end -}}
{{- $values.fullnameOverride | default $full | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* (list $ "grafana"): the namespace of such a part. */}}
{{- define "stack.partNamespace" -}}
{{- $root := index . 0 -}}
{{- (index $root.Values (index . 1)).namespaceOverride | default $root.Release.Namespace -}}
{{- end -}}

{{/* (list $ "prometheus"): the labels of the stack's own objects; the second item makes label app. */}}
{{- define "stack.labels" -}}
{{- $root := index . 0 -}}{{- $part := index . 1 -}}
app: {{ include "stack.name" $root }}{{ with $part }}-{{ . }}{{ end }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
app.kubernetes.io/instance: {{ $root.Release.Name }}
app.kubernetes.io/version: {{ replace "+" "_" $root.Chart.Version | quote }}
app.kubernetes.io/part-of: {{ include "stack.name" $root }}
chart: {{ printf "%s-%s" $root.Chart.Name (replace "+" "_" $root.Chart.Version) }}
release: {{ $root.Release.Name | quote }}
heritage: {{ $root.Release.Service | quote }}
{{- with $root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* (list $ "operator" "prometheus-operator"): the same for the operator's objects, which may name their component. */}}
{{- define "stack.operatorLabels" -}}
{{- $root := index . 0 -}}
{{ include "stack.labels" (list $root (index . 1)) }}
{{- if (include "stack.facts" $root | fromYaml).componentLabels }}
app.kubernetes.io/name: {{ include "stack.name" $root }}-prometheus-operator
app.kubernetes.io/component: {{ index . 2 }}
{{- end }}
{{- end -}}

{{/* (list $ "kube-state-metrics" chartVersion imageTag): labels of the two exporters. */}}
{{- define "stack.exporterLabels" -}}
{{- $root := index . 0 -}}{{- $part := index . 1 -}}
helm.sh/chart: {{ $part }}-{{ index . 2 }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
app.kubernetes.io/component: metrics
app.kubernetes.io/part-of: {{ $part }}
{{ include "stack.exporterSelector" (list $root $part) }}
app.kubernetes.io/version: {{ index . 3 | trimPrefix "v" | trimSuffix "-distroless" | quote }}
release: {{ $root.Release.Name }}
{{- end -}}

{{- define "stack.exporterSelector" -}}
app.kubernetes.io/name: {{ index . 1 }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
{{- end -}}

{{/* (list $ imageValues "default tag"): registry/repository:tag[@sha256:…]; the global registry wins. */}}
{{- define "stack.image" -}}
{{- $root := index . 0 -}}{{- $image := index . 1 -}}
{{- $registry := $image.registry -}}
{{- if $registry -}}{{- $registry = $root.Values.global.imageRegistry | default $registry -}}{{- end -}}
{{- with $registry -}}{{ . }}/{{- end -}}
{{ $image.repository }}:{{ $image.tag | default (index . 2) }}
{{- with $image.sha }}@sha256:{{ . }}{{ end -}}
{{- end -}}

{{/* The pull secrets as a pod wants them: entries may be names or {name: …}. */}}
{{- define "stack.pullSecrets" -}}
{{- range .Values.global.imagePullSecrets }}
{{- if kindIs "map" . }}
- {{ toYaml . | nindent 2 | trim }}
{{- else }}
- name: {{ . }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "stack.operatorName" -}}{{ include "stack.fullname" . }}-operator{{- end -}}
{{- define "stack.prometheusName" -}}{{ include "stack.fullname" . }}-prometheus{{- end -}}
{{- define "stack.alertmanagerName" -}}{{ include "stack.fullname" . }}-alertmanager{{- end -}}
{{- define "stack.admissionName" -}}{{ include "stack.fullname" . }}-admission{{- end -}}

{{/* (list $ "prometheus" serviceAccountValues): the account's name. */}}
{{- define "stack.serviceAccount" -}}
{{- $root := index . 0 -}}{{- $account := index . 2 -}}
{{- $made := printf "%s-%s" (include "stack.fullname" $root) (index . 1) -}}
{{- if $account.create -}}{{ $account.name | default $made }}{{- else -}}{{ $account.name | default "default" }}{{- end -}}
{{- end -}}
