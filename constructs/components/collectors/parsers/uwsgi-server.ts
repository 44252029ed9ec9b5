import { fields, type Parser } from '../parser';

/** What uWSGI says of itself when it starts and stops. */
export const parser: Parser = {
  format: 'uwsgi-server',
  begins: String.raw`^(?:\*\*\* (?:Starting uWSGI|Operational MODE|WARNING: |uWSGI is running|Python threads)|spawned uWSGI |WSGI app \d+ |uwsgi socket \d+ |SIGINT/SIGTERM received|goodbye to uWSGI)`,
  open: 'none',
  steps: fields(
    String.raw`^(?:\*\*\* (?P<level>WARNING): |\*\*\* Starting uWSGI .* on \[(?P<time>[^\]]+)\]|.*\(pid: (?P<process__pid>\d+))`,
    { time: 'Mon Jan _2 15:04:05 2006' },
  ),
};
