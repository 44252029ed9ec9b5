import { counter, gauge, signals } from '../../watch/metric';

const documented = 'https://github.com/prometheus/node_exporter#enabled-by-default';

/** What only some machines have: bonds, arrays, sensors, memory that counts its errors, and files that scripts leave. */
export const hardwareSignals = signals(
  { job: 'node-exporter', transport: 'service', known: { documented } },
  {
    node_bonding_active: gauge('master'),
    node_bonding_slaves: gauge('master'),
    node_edac_correctable_errors_total: counter('controller'),
    node_edac_uncorrectable_errors_total: counter('controller'),
    node_hwmon_temp_celsius: gauge('chip', 'sensor'),
    node_hwmon_temp_crit_celsius: gauge('chip', 'sensor'),
    node_md_disks: gauge('device', 'state'),
    node_md_disks_required: gauge('device'),
    node_md_state: gauge('device', 'state'),
    node_nf_conntrack_entries: gauge(),
    node_nf_conntrack_entries_limit: gauge(),
    node_pressure_cpu_waiting_seconds_total: counter(),
    node_pressure_io_stalled_seconds_total: counter(),
    node_pressure_io_waiting_seconds_total: counter(),
    node_pressure_memory_stalled_seconds_total: counter(),
    node_pressure_memory_waiting_seconds_total: counter(),
    node_textfile_mtime_seconds: gauge('file'),
  },
);
