import { gauge, signals } from '../../watch/metric';

/** What Prometheus itself writes of every scrape, whatever is scraped and whatever is stored of it. */
export const scrapeSignals = signals(
  { job: '', transport: 'service', known: 'seen' },
  {
    up: gauge(),
    scrape_duration_seconds: gauge(),
    scrape_samples_scraped: gauge(),
    scrape_samples_post_metric_relabeling: gauge(),
    scrape_series_added: gauge(),
  },
);
