/**
 * Every image, with its version, in one place. The versions are those the live tests run; where a program is built there
 * from source, its version is checked against `__tests__/live/programs`.
 */
export const images = {
  collector: 'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib:0.152.0',
  prometheus: 'quay.io/prometheus/prometheus:v3.16.0',
  prometheusOperator: 'quay.io/prometheus-operator/prometheus-operator:v0.93.1',
  prometheusConfigReloader: 'quay.io/prometheus-operator/prometheus-config-reloader:v0.93.1',
  alertmanager: 'quay.io/prometheus/alertmanager:v0.34.2',
  loki: 'docker.io/grafana/loki:3.7.8',
  lokiCanary: 'docker.io/grafana/loki-canary:3.7.8',
  tempo: 'docker.io/grafana/tempo:2.10.8',
  grafana: 'docker.io/grafana/grafana:13.2.0',
  kubeStateMetrics: 'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.20.0',
  nodeExporter: 'quay.io/prometheus/node-exporter:v1.12.1',
  // The last stable one (1.7.0) keeps nothing in memory: each scrape by each replica of Prometheus asks every API anew.
  openstackExporter: 'ghcr.io/openstack-exporter/openstack-exporter:2.0.0-alpha',
  pushgateway: 'quay.io/prometheus/pushgateway:v1.11.2',
} as const;
