import type { Signals } from '../../../watch/metric';

export const kubeletSignals: Signals = {};
