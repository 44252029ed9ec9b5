import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { metricReference } from '../scripts/metric-reference';

test.each([...metricReference()])('%s is what "npm run docs" writes', (path, text) => {
  expect(readFileSync(join(__dirname, '..', path), 'utf8')).toBe(text);
});
