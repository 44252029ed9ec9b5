import { fields, type Parser } from '../parser';

/** How oslo.log writes the time. */
export const STAMP = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}`;
const REQUEST = String.raw`req-[^\s\]]+`;
const said = (name: string) => String.raw` (?:-|(?P<${name}>[^\s\]]+))`;

/** Who asked: ids of the request, and of user, project and domains if it is known. */
const CONTEXT = [
  String.raw`\[(?:-|None|(?:(?:None|-|(?P<global_request_id>${REQUEST})) )?(?:-|(?P<request_id>${REQUEST}))`,
  `(?:${said('user_id')}${said('project_id')}${said('domain_id')}(?: [^\\s\\]]+)?${said('user_domain_id')}${said('project_domain_id')})?`,
  String.raw`)\] `,
].join('');

/** Every OpenStack service but Swift: oslo.log with and without a request, and the access lines of their own servers. */
export const parser: Parser = {
  format: 'oslo',
  begins: String.raw`^${STAMP} \d+ [A-Z]+ `,
  often: true,
  open: String.raw`^${STAMP} \d+ (?:ERROR|CRITICAL|WARNING) `,
  // The lines of a traceback have the prefix again, but not who asked.
  continues: String.raw`^${STAMP} \d+ (?:ERROR|TRACE) \S+(?: (?:[^\[]|\[(?:instance|SQL|parameters): |$)|$)`,
  steps: [
    ...fields(
      String.raw`^(?P<time>${STAMP}) (?P<process__pid>\d+) (?P<level>[A-Z]+) (?P<logger>\S+)(?: (?:\[trace_id=[^\]]*\] )?(?:${CONTEXT})?(?:\[instance: (?P<instance_id>[0-9a-f-]{36})\])?)?`,
      { time: '2006-01-02 15:04:05.000' },
    ),
    ...fields(
      String.raw`\] (?P<client__address>[^\s,]+)\S* "(?P<http__request__method>[A-Z]+) (?P<url__path>[^\s?"]+)(?:\?(?P<url__query>[^\s"]*))?(?: HTTP/[\d.]+)?" status: (?P<http__response__status_code>\d+) +len: (?P<http__response__body__size>\d+)(?: microversion: \S+)?(?: time: (?P<duration_seconds>[\d.]+))?`,
      { when: String.raw`body contains "\" status: "` },
    ),
    // The access lines of eventlet's server.
    ...fields(
      String.raw`\] (?P<client__address>[^\s,]+)\S* - - \[[^\]]+\] "(?P<http__request__method>[A-Z]+) (?P<url__path>[^\s?"]+)(?:\?(?P<url__query>[^\s"]*))? HTTP/[\d.]+" (?P<http__response__status_code>\d+) (?P<http__response__body__size>\d+)(?: (?P<duration_seconds>[\d.]+))?$`,
      { when: String.raw`body contains "] \""` },
    ),
    // Placement, Blazar and Ironic: a request that begins, or its status at the end.
    ...fields(
      String.raw`\] (?:Starting request: )?(?P<client__address>[\da-f.:]+) "?(?P<http__request__method>[A-Z]+) (?P<url__path>[^\s?"]+)(?:\?(?P<url__query>[^\s"]*))?"?(?: __call__ .*| (?P<http__response__status_code>\d{3}))$`,
      { when: 'body contains "Starting request: " or body contains " ironic.api.method "' },
    ),
    // The end of a debug line: where in the source it was written.
    ...fields(String.raw` (?P<code__file__path>/\S+\.py):(?P<code__line__number>\d+)$`, {
      when: 'body contains ".py:"',
    }),
  ],
};
