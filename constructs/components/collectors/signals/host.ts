import type { Signals } from '../../../watch/metric';

export const hostSignals: Signals = {};
