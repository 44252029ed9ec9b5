/**
 * The attributes of a log record that it is found by. Each combination of their values is a stream with its own chunks
 * in the store, so the list is short and fixed, and holds nothing that names a single pod or request.
 */
export const LOG_ATTRIBUTES = ['cluster', 'namespace', 'service.name', 'app', 'container', 'log_type'];

/** The same as labels of a stream, whose names have no dots. */
export const LOG_LABELS = LOG_ATTRIBUTES.map((attribute) => attribute.replaceAll('.', '_'));
