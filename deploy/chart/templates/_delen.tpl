{{- define "handleiding.labels" -}}
app.kubernetes.io/name: handleiding
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end }}

{{- define "handleiding.image" -}}
{{ .Values.image.naam }}:{{ .Values.image.versie | default .Chart.AppVersion }}
{{- end }}

{{/* What every pod has: no root, nothing to write but /tmp, no rights in the cluster. */}}
{{- define "handleiding.pod" -}}
automountServiceAccountToken: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  seccompProfile: {type: RuntimeDefault}
volumes:
  - name: tijdelijk
    emptyDir: {}
{{- end }}

{{- define "handleiding.container" -}}
image: {{ include "handleiding.image" . }}
imagePullPolicy: {{ .Values.image.trekken }}
securityContext:
  readOnlyRootFilesystem: true
  allowPrivilegeEscalation: false
  capabilities: {drop: [ALL]}
envFrom:
  - configMapRef: {name: {{ .Release.Name }}-omgeving}
  - secretRef: {name: {{ .Values.geheim }}}
volumeMounts:
  - {name: tijdelijk, mountPath: /tmp}
{{- end }}
