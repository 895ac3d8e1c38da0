import type { Metrics } from "../../lib/platform/metrics.ts";

type Answered = { method: string; route: string; status: number; seconds: number };
type Series = { count: () => void; observe: (seconds: number) => void };

/** Counts one answered request; the series are looked up once per route, method and status. Three maps, since a joined key is made anew each time. */
export function createRequestCounter(metrics: Metrics): (request: Answered) => void {
  const known = new Map<string, Map<string, Map<number, Series>>>();
  const add = ({ method, route, status }: Answered): Series => {
    const count = metrics.counter("aegis_http_requests_total", { method, route, status: String(status) });
    const series = { count: () => count(), observe: metrics.histogram("aegis_http_request_duration_seconds", { module: moduleOf(route) }) };
    const byMethod = known.get(route) ?? new Map<string, Map<number, Series>>();
    const byStatus = byMethod.get(method) ?? new Map<number, Series>();
    known.set(route, byMethod.set(method, byStatus.set(status, series)));
    return series;
  };
  return (request) => {
    const series = known.get(request.route)?.get(request.method)?.get(request.status) ?? add(request);
    series.count();
    series.observe(request.seconds);
  };
}

/** Where its time goes by route as well, a histogram of each would be more lines than a scraper is promised. */
function moduleOf(route: string): string {
  return route.split("/")[1] ?? route;
}
