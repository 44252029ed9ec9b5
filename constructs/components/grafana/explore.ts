import { UIDS } from './data-sources';

/** Variables of Grafana, and templates of alerts: filled in after the address is written, so they stay as they are. */
const FILLED_IN = /\$\{[^}]*\}|\{\{.*?\}\}/g;

/** Where the lines that a query of LogQL finds are looked at, in Grafana. */
export function exploreUrl(query: string, range: { readonly from: string; readonly to: string }): string {
  const loki = { type: 'loki', uid: UIDS.logs };
  const pane = {
    datasource: UIDS.logs,
    queries: [{ refId: 'A', datasource: loki, expr: query, queryType: 'range' }],
    range,
  };
  const text = JSON.stringify({ lines: pane });
  const variables = [...text.matchAll(FILLED_IN)].map(([variable]) => variable);
  const panes = text
    .split(FILLED_IN)
    .flatMap((part, index) => [encodeURIComponent(part), variables[index] ?? ''])
    .join('');
  return `/explore?schemaVersion=1&orgId=1&panes=${panes}`;
}
