import type { Integration } from '../core/integration';
import { counter, gauge, signals, summary } from '../watch/metric';

const documented = 'https://cert-manager.io/docs/devops-tips/prometheus-metrics/';

/** Certificates, and when they end. */
export const certManager: Integration = {
  name: 'cert-manager',
  what: 'cert-manager',
  namespace: 'cert-manager',
  targets: [
    {
      by: 'pods',
      labels: { 'app.kubernetes.io/name': 'cert-manager' },
      port: 9402,
      honorLabels: true,
      signals: signals(
        { job: 'cert-manager', transport: 'others', known: { documented } },
        {
          certmanager_certificate_expiration_timestamp_seconds: gauge(
            'issuer_group',
            'issuer_kind',
            'issuer_name',
            'name',
            'namespace',
          ),
          certmanager_certificate_ready_status: gauge(
            'condition',
            'issuer_group',
            'issuer_kind',
            'issuer_name',
            'name',
            'namespace',
          ),
          certmanager_certificate_renewal_timestamp_seconds: gauge(
            'issuer_group',
            'issuer_kind',
            'issuer_name',
            'name',
            'namespace',
          ),
          certmanager_clock_time_seconds_gauge: gauge(),
          certmanager_controller_sync_call_count: counter('controller'),
          certmanager_controller_sync_error_count: counter('controller'),
          certmanager_http_acme_client_request_count: counter('host', 'method', 'path', 'scheme', 'status'),
          certmanager_http_acme_client_request_duration_seconds: summary('host', 'method', 'path', 'scheme', 'status'),
        },
      ),
    },
  ],
};
