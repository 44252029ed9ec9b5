import { fields, type Parser } from '../parser';

/** Uvicorn: the level, a colon, and for a request its client and its first line. */
export const parser: Parser = {
  format: 'uvicorn',
  begins: '^(?:DEBUG|INFO|WARNING|ERROR|CRITICAL): {2,}',
  steps: fields(
    String.raw`^(?P<level>[A-Z]+): +(?:(?P<client__address>[\da-f.:]+):\d+ - "(?P<http__request__method>[A-Z]+) (?P<url__path>[^\s?"]+)(?:\?(?P<url__query>[^\s"]*))? HTTP/[\d.]+" (?P<http__response__status_code>\d{3}))?(?:(?:Started|Finished) server process \[(?P<process__pid>\d+)\])?`,
  ),
};
