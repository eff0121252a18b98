{{/* (list specValues "prometheus" labelKey labelValue): how far the pods of a custom resource keep from each other. */}}
{{- define "stack.affinity" -}}
{{- $spec := index . 0 -}}{{- $name := index . 1 -}}{{- $key := index . 2 -}}{{- $value := index . 3 -}}
{{- $term := dict "topologyKey" $spec.podAntiAffinityTopologyKey "labelSelector" (dict "matchExpressions" (list
      (dict "key" "app.kubernetes.io/name" "operator" "In" "values" (list $name))
      (dict "key" $key "operator" "In" "values" (list $value)))) -}}
{{- $affinity := dict -}}
{{- if eq $spec.podAntiAffinity "hard" -}}
{{- $_ := set $affinity "podAntiAffinity" (dict "requiredDuringSchedulingIgnoredDuringExecution" (list $term)) -}}
{{- else if eq $spec.podAntiAffinity "soft" -}}
{{- $_ := set $affinity "podAntiAffinity" (dict "preferredDuringSchedulingIgnoredDuringExecution" (list (dict "weight" 100 "podAffinityTerm" $term))) -}}
{{- end -}}
{{- merge (dict) $spec.affinity $affinity | toYaml -}}
{{- end -}}

{{/* (list endpoint monitorValues): the endpoint with the interval and relabelings that the values ask for. */}}
{{- define "stack.endpoint" -}}
{{- $endpoint := deepCopy (index . 0) -}}{{- $monitor := index . 1 -}}
{{- range $key := list "interval" "scrapeTimeout" "proxyUrl" "metricRelabelings" "relabelings" -}}
{{- with get $monitor $key -}}{{- if not (hasKey $endpoint $key) -}}{{- $_ := set $endpoint $key . -}}{{- end -}}{{- end -}}
{{- end -}}
{{- toYaml (list $endpoint) -}}
{{- end -}}

{{/* (list $ part ingressValues service port routePrefix): an Ingress of Prometheus or Alertmanager. */}}
{{- define "stack.ingress" -}}
{{- $root := index . 0 -}}{{- $part := index . 1 -}}{{- $ingress := index . 2 -}}
{{- $name := printf "%s-%s" (include "stack.fullname" $root) $part -}}
{{- $backend := dict "service" (dict "name" ($ingress.serviceName | default $name) "port" (dict "number" ($ingress.servicePort | default (index . 3)))) -}}
{{- $paths := list -}}
{{- range $ingress.paths | default (list (index . 4)) -}}
{{- $paths = append $paths (dict "path" (tpl . $root) "pathType" ($ingress.pathType | default "ImplementationSpecific") "backend" $backend) -}}
{{- end -}}
{{- $rules := list -}}
{{- range $ingress.hosts -}}
{{- $rules = append $rules (dict "host" (tpl . $root) "http" (dict "paths" $paths)) -}}
{{- else -}}
{{- $rules = list (dict "http" (dict "paths" $paths)) -}}
{{- end -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ $name }}
  namespace: {{ include "stack.namespace" $root }}
  labels:
    {{- include "stack.labels" (list $root $part) | nindent 4 }}
    {{- with $ingress.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with $ingress.annotations }}
  annotations:
    {{- tpl (toYaml .) $root | nindent 4 }}
  {{- end }}
spec:
  {{- with $ingress.ingressClassName }}
  ingressClassName: {{ . }}
  {{- end }}
  rules:
    {{- toYaml $rules | nindent 4 }}
  {{- with $ingress.tls }}
  tls:
    {{- tpl (toYaml .) $root | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* (list $ specValues ingressValues part port): the address under which users reach Prometheus or Alertmanager. */}}
{{- define "stack.externalUrl" -}}
{{- $root := index . 0 -}}{{- $spec := index . 1 -}}{{- $ingress := index . 2 -}}
{{- if $spec.externalUrl -}}
{{- tpl $spec.externalUrl $root -}}
{{- else if and $ingress.enabled $ingress.hosts -}}
{{- $tls := and $ingress.tls (include "stack.facts" $root | fromYaml).externalUrlHonorsTls -}}
http{{ if $tls }}s{{ end }}://{{ tpl (first $ingress.hosts) $root }}{{ $spec.routePrefix -}}
{{- else -}}
http://{{ include "stack.fullname" $root }}-{{ index . 3 }}.{{ include "stack.namespace" $root }}:{{ index . 4 -}}
{{- end -}}
{{- end -}}

{{/* (list $ part serviceValues spec selfMonitored): a Service of Prometheus or Alertmanager; spec is added to. */}}
{{- define "stack.service" -}}
{{- $root := index . 0 -}}{{- $part := index . 1 -}}{{- $service := index . 2 -}}{{- $spec := index . 3 -}}
{{- range $key := list "clusterIP" "externalIPs" "loadBalancerIP" "sessionAffinity" -}}
{{- with get $service $key -}}{{- $_ := set $spec $key . -}}{{- end -}}
{{- end -}}
{{- if ne $service.type "ClusterIP" -}}{{- $_ := set $spec "externalTrafficPolicy" $service.externalTrafficPolicy -}}{{- end -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "stack.fullname" $root }}-{{ $part }}
  namespace: {{ include "stack.namespace" $root }}
  labels:
    {{- include "stack.labels" (list $root $part) | nindent 4 }}
    self-monitor: {{ index . 4 | quote }}
    {{- with $service.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with $service.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- toYaml $spec | nindent 2 }}
  type: {{ $service.type }}
{{- end -}}
