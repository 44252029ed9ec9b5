import { fields, type Parser } from '../parser';

/** MariaDB and MySQL: `date time thread [Level] message`. */
export const parser: Parser = {
  format: 'mariadb',
  begins: String.raw`^\d{4}-\d\d-\d\d +\d{1,2}:\d\d:\d\d \d+ \[`,
  open: 'all',
  steps: [
    ...fields(
      String.raw`^(?P<time>\d{4}-\d\d-\d\d +\d{1,2}:\d\d:\d\d) (?P<thread__id>\d+) \[(?P<level>\w+)\] (?:(?P<logger>InnoDB|WSREP|Aria):\s)?(?:Aborted connection \d+ to db: '(?:unconnected|(?P<db__namespace>[^']*))' user: '(?:unauthenticated|(?P<user__name>[^']*))' host: '(?P<client__address>[^']*)')?`,
      { time: '2006-01-02 15:04:05' },
    ),
    ...fields(
      "Access denied for user '(?P<user__name>[^']*)'@'(?P<client__address>[^']*)'(?: to database '(?P<db__namespace>[^']*)')?",
      { when: 'body contains "Access denied for user"' },
    ),
    ...fields(
      String.raw`^.*? (?:Default database: '(?P<db__namespace>[^']*)'.*)?Internal MariaDB error code: (?P<db__response__status_code>\d+)`,
      { when: 'body contains "error code: "' },
    ),
  ],
};
