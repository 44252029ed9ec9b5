import type { Environment } from '../../config/schema';
import type { Location, Part } from '../../core/part';

type Database = NonNullable<Environment['grafana']['database']>;
type Login = NonNullable<Environment['grafana']['login']>;

const PORTS = { mysql: 3306, postgres: 5432 } as const;

/** Where something is that is not of the stack: in a namespace, or anywhere. */
function at(namespace: string | undefined): Location[] {
  return [namespace === undefined ? { kind: 'addresses', cidrs: ['0.0.0.0/0'] } : { kind: 'pods', namespace }];
}

function reach(part: Part, role: string, namespace: string | undefined, port: number): void {
  const other = part.component.part({ role, madeBy: 'platform', locations: at(namespace) });
  part.reaches(other.serves(role, { name: role, port }), { orders: false });
}

/** What Grafana talks to besides the stack. Nothing is deployed for it; the policy lets it out there. */
export const outside = {
  /** Returns the port. */
  database(part: Part, { type, port = PORTS[type], namespace }: Database): number {
    reach(part, 'database', namespace, port);
    return port;
  },
  login(part: Part, { namespace, port }: Login): void {
    reach(part, 'login', namespace, port);
  },
  /** Where plugins are downloaded. */
  plugins(part: Part): void {
    reach(part, 'plugins', undefined, 443);
  },
};
