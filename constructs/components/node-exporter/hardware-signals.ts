import { counter, gauge, signals } from '../../watch/metric';

const documented = 'https://github.com/prometheus/node_exporter#enabled-by-default';

/** What only some machines have: bonds, arrays, sensors, and memory that counts its errors. */
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
  },
);
