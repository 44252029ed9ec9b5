export const etcdSignals = {};
