import { fields, type Parser } from '../parser';

/** Gunicorn's own messages: `[time] [pid] [LEVEL] message`. */
export const parser: Parser = {
  format: 'gunicorn',
  begins: String.raw`^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}\] \[\d+\] \[`,
  steps: fields(String.raw`^\[(?P<time>[^\]]+)\] \[(?P<process__pid>\d+)\] \[(?P<level>\w+)\]`, {
    time: '2006-01-02 15:04:05 -0700',
  }),
};
