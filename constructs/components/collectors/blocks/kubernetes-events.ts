import { grant } from '../../../core/grant';
import type { Extension, Processor, Receiver } from '../block';

const API_GROUP = 'events.k8s.io';

/** What the collectors compete for: who holds it tells the cluster's events. */
const LEASE = 'genestack-observability-events';

/**
 * One collector of the cluster leads at a time. The lease of one that has died runs out after 20 s; the others ask for it
 * every 5 s, which is 20 small requests a second of 100 nodes.
 *
 * At this version the receiver ends its collector when it loses the lease for the second time (contrib issue 49601): the
 * lease outlives short absences of the API server, and a collector that starts again misses nothing.
 */
function leader(namespace: string): Extension {
  return {
    kind: 'extension',
    id: 'k8s_leader_elector/events',
    config: (host) => {
      const lease = { apiGroup: 'coordination.k8s.io', scope: 'namespace' } as const;
      // What does not exist yet cannot be named in a right to create it.
      host.may(
        grant(['create'], ['leases'], lease),
        grant(['get', 'update'], ['leases'], { ...lease, names: [LEASE] }),
      );
      return {
        auth_type: 'serviceAccount',
        lease_name: LEASE,
        lease_namespace: namespace,
        lease_duration: '20s',
        renew_deadline: '15s',
        retry_period: '5s',
      };
    },
  };
}

/**
 * The cluster's events, told by one collector at a time. A new leader tells all that the API server still has, an hour by
 * default, so none is missing that happened while nobody led; those told before become the same records again, which
 * Loki keeps once.
 *
 * @param namespace where the collectors' lease is
 */
export function kubernetesEvents(namespace: string): Receiver<'logs'> {
  return {
    kind: 'receiver',
    id: 'k8s_objects/events',
    carries: { logs: true },
    config: (host) => {
      host.may(grant(['list', 'watch'], ['events'], { apiGroup: API_GROUP }));
      return {
        auth_type: 'serviceAccount',
        k8s_leader_elector: host.uses(leader(namespace)),
        include_initial_state: true,
        // Deleted events are old ones whose time is over.
        objects: [{ name: 'events', group: API_GROUP, mode: 'watch', exclude_watch_type: ['DELETED'] }],
      };
    },
  };
}

/** Times of an event, most telling first: repeated events have several. */
const TIMES = [
  'log.cache["series"]["lastObservedTime"]',
  'log.cache["deprecatedLastTimestamp"]',
  'log.cache["eventTime"]',
  'log.cache["deprecatedFirstTimestamp"]',
  'log.cache["metadata"]["creationTimestamp"]',
];

/** Attributes of the record, and what in the event they are. */
const ATTRIBUTES = {
  'k8s.event.reason': 'log.cache["reason"]',
  'k8s.event.action': 'log.cache["action"]',
  'k8s.event.count': 'log.cache["deprecatedCount"]',
  'k8s.object.api_version': 'log.cache["regarding"]["apiVersion"]',
  'k8s.object.kind': 'log.cache["regarding"]["kind"]',
  'k8s.object.namespace': 'log.cache["regarding"]["namespace"]',
  'k8s.object.name': 'log.cache["regarding"]["name"]',
  'k8s.object.uid': 'log.cache["regarding"]["uid"]',
  'k8s.object.fieldpath': 'log.cache["regarding"]["fieldPath"]',
  'k8s.node.name': 'log.cache["deprecatedSource"]["host"]',
};

/** What a pod's event is found by together with the pod's own logs. */
const OF_POD = { 'k8s.pod.name': 'k8s.object.name', 'k8s.pod.uid': 'k8s.object.uid' };

/**
 * An event as a line: what happened to which object. Nothing in the record tells when or by whom it was read, so that an
 * event read twice is the same twice; and the line names the object, because Loki takes equal lines of one instant for one.
 */
export const eventRecord: Processor<'parse', 'logs'> = {
  kind: 'processor',
  stage: 'parse',
  id: 'transform/event-record',
  carries: { logs: true },
  config: () => {
    const severity = (name: string, when = 'true') => [
      `set(log.severity_number, SEVERITY_NUMBER_${name}) where ${when}`,
      `set(log.severity_text, "${name}") where ${when}`,
    ];
    const set = (to: string, from: string, when = `${from} != nil and ${from} != ""`) =>
      `set(${to}, ${from}) where ${when}`;
    return {
      error_mode: 'ignore',
      log_statements: [
        {
          context: 'log',
          statements: [
            'merge_maps(log.cache, log.body["object"], "upsert")',
            'delete_matching_keys(log.attributes, ".*")',
            ...[...TIMES]
              .reverse()
              .map((time) => `set(log.time, Time(${time}, "%Y-%m-%dT%H:%M:%SZ")) where ${time} != nil`),
            'set(log.observed_time, log.time)',
            ...severity('INFO'),
            ...severity('WARN', 'log.cache["type"] == "Warning"'),
            'set(log.attributes["severity"], log.severity_text)',
            ...Object.entries(ATTRIBUTES).map(([name, from]) => set(`log.attributes["${name}"]`, from)),
            ...Object.entries(OF_POD).map(([name, from]) =>
              set(
                `log.attributes["${name}"]`,
                `log.attributes["${from}"]`,
                'log.attributes["k8s.object.kind"] == "Pod"',
              ),
            ),
            // Who noticed it: the kubelet, the scheduler, an operator.
            set('resource.attributes["service.name"]', 'log.cache["deprecatedSource"]["component"]'),
            set('resource.attributes["service.name"]', 'log.cache["reportingController"]'),
            'set(log.body, Concat([log.cache["regarding"]["kind"], "/", log.cache["regarding"]["name"], " ", log.cache["reason"], ": ", log.cache["note"]], ""))',
          ],
        },
      ],
    };
  },
};
