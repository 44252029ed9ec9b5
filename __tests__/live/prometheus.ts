import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rendered } from '../trees';
import { program, Running } from './process';

/**
 * Starts Prometheus with what its operator makes of the rendered resource, as far as it concerns what is sent to it.
 *
 * @param spec of the resource
 * @param folder where it keeps its data and its configuration
 * @param address host and port
 */
export function receivingPrometheus(spec: Rendered, folder: string, address: string): Running {
  const { tsdb, otlp, enableFeatures, enableRemoteWriteReceiver, enableOTLPReceiver } = spec;
  const config = join(folder, 'prometheus.yaml');
  writeFileSync(
    config,
    JSON.stringify({
      storage: { tsdb: { out_of_order_time_window: tsdb.outOfOrderTimeWindow } },
      ...(otlp && { otlp: { translation_strategy: otlp.translationStrategy } }),
    }),
  );
  return new Running('Prometheus', program('prometheus'), [
    `--config.file=${config}`,
    `--storage.tsdb.path=${join(folder, 'prometheus')}`,
    `--web.listen-address=${address}`,
    `--enable-feature=${enableFeatures.join(',')}`,
    ...(enableRemoteWriteReceiver ? ['--web.enable-remote-write-receiver'] : []),
    ...(enableOTLPReceiver ? ['--web.enable-otlp-receiver'] : []),
  ]);
}
