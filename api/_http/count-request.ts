import type { Metrics } from "../../lib/platform/metrics.ts";

/** Counts one answered request; the series are looked up once per route, method and status. */
export function createRequestCounter(
  metrics: Metrics,
): (request: { method: string; route: string; status: number; seconds: number }) => void {
  const known = new Map<string, { count: () => void; observe: (seconds: number) => void }>();
  return ({ method, route, status, seconds }) => {
    const key = `${method} ${route} ${status}`;
    let series = known.get(key);
    if (!series) {
      const count = metrics.counter("aegis_http_requests_total", { method, route, status: String(status) });
      series = { count: () => count(), observe: metrics.histogram("aegis_http_request_duration_seconds", { route }) };
      known.set(key, series);
    }
    series.count();
    series.observe(seconds);
  };
}
