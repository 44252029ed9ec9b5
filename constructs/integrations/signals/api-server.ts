export const apiServerSignals = {};
