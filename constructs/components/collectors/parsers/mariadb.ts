import { fields, type Parser } from '../parser';

/** MariaDB and MySQL: `date time thread [Level] message`. */
export const parser: Parser = {
  format: 'mariadb',
  begins: String.raw`^\d{4}-\d\d-\d\d +\d{1,2}:\d\d:\d\d \d+ \[`,
  steps: fields(
    String.raw`^(?P<time>\d{4}-\d\d-\d\d +\d{1,2}:\d\d:\d\d) (?P<thread__id>\d+) \[(?P<level>\w+)\] (?:(?P<logger>InnoDB|WSREP|Aria|mysqld|mariadbd): )?(?:Aborted connection \d+ to db: '(?P<db__namespace>[^']*)' user: '(?P<user__name>[^']*)' host: '(?P<client__address>[^']*)')?`,
    { time: '2006-01-02 15:04:05' },
  ),
};
