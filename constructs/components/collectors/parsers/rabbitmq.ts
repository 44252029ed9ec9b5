import { fields, type Parser } from '../parser';

/** RabbitMQ 3.9 and later: `time [level] <process> message`. */
export const parser: Parser = {
  format: 'rabbitmq',
  begins: String.raw`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}[+-]\d\d:\d\d \[\w+\] <`,
  open: String.raw`^\S+ \S+ \[(?:warning|error|critical|alert|emergency)\] |> *$|>  |:$`,
  repeats: String.raw`\S+ \S+ \[\w+\] <[\d.]+>`,
  steps: [
    ...fields(String.raw`^(?P<time>\S+ \S+) \[(?P<level>\w+)\] <`, {
      time: '2006-01-02 15:04:05.000000-07:00',
    }),
    ...fields(
      String.raw`> \((?P<client__address>[\da-f.:]+):\d+ -> [\da-f.:]+(?:(?s:.*?)\buser:? '(?P<user__name>[^']*)')?`,
      { when: 'body contains " -> "' },
    ),
  ],
};
