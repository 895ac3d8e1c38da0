import type { Series } from "../metrics.ts";
import { DURATION_BOUNDS, type MinuteRow, type ProviderMinute } from "./measurements.ts";

type Counts = Omit<MinuteRow, "at">;

const NOTHING: Counts = { requests: 0, failures: 0, authFailures: 0, duration: { counts: [], sum: 0 }, providers: {} };

/** A client that stopped, lost a race or was refused before the call did not meet a failing provider. */
const NO_FAILURES: ReadonlySet<string> = new Set(["ok", "aborted", "slower", "refused", "invalid_request", "unsupported"]);

/** What a minute's row says, out of what the metrics have counted meanwhile: nothing is counted twice for it. Null when that is nothing. */
export function toMinute(at: Date, changes: readonly Series[]): MinuteRow | null {
  const counted = changes.reduce(addSeries, NOTHING);
  return counted === NOTHING ? null : { at, ...counted };
}

export function addMinutes(a: MinuteRow, b: MinuteRow): MinuteRow {
  const providers = { ...a.providers };
  for (const [name, more] of Object.entries(b.providers)) providers[name] = addProviders(providers[name], more);
  return {
    at: a.at,
    requests: a.requests + b.requests,
    failures: a.failures + b.failures,
    authFailures: a.authFailures + b.authFailures,
    duration: addDistributions(a.duration, b.duration),
    providers,
  };
}

function addSeries(counts: Counts, { name, labels, cells }: Series): Counts {
  const by = cells[0] ?? 0;
  switch (name) {
    case "aegis_http_requests_total":
      return {
        ...counts,
        requests: counts.requests + by,
        failures: counts.failures + (Number(labels.status) >= 500 ? by : 0),
        authFailures: counts.authFailures + (isRefusedSignIn(labels) ? by : 0),
      };
    case "aegis_http_request_duration_seconds":
      return { ...counts, duration: addDistributions(counts.duration, toDistribution(cells)) };
    case "aeges_requests_total":
      return addProvider(counts, labels, { calls: by, failures: NO_FAILURES.has(labels.status ?? "") ? 0 : by });
    case "aeges_request_duration_seconds":
      return addProvider(counts, labels, { duration: toDistribution(cells) });
    default:
      return counts;
  }
}

/** A token that has run out is renewed or not: that says nothing of who may sign in. */
function isRefusedSignIn({ method, route = "", status }: Series["labels"]): boolean {
  const isSignIn = method === "POST" && route.startsWith("/auth/") && route !== "/auth/refresh" && route !== "/auth/logout";
  return isSignIn && (status === "401" || status === "403");
}

function addProvider(counts: Counts, { provider = "other" }: Series["labels"], more: Partial<ProviderMinute>): Counts {
  const added = addProviders(counts.providers[provider], { ...NO_CALLS, ...more });
  return { ...counts, providers: { ...counts.providers, [provider]: added } };
}

const NO_CALLS: ProviderMinute = { calls: 0, failures: 0, duration: { counts: [], sum: 0 } };

function addProviders(a: ProviderMinute = NO_CALLS, b: ProviderMinute): ProviderMinute {
  return { calls: a.calls + b.calls, failures: a.failures + b.failures, duration: addDistributions(a.duration, b.duration) };
}

type Distribution = MinuteRow["duration"];

function toDistribution([sum = 0, ...counts]: readonly number[]): Distribution {
  return { counts, sum };
}

export function addDistributions(a: Distribution, b: Distribution): Distribution {
  const counts = Array.from({ length: DURATION_BOUNDS.length + 1 }, (_, index) => (a.counts[index] ?? 0) + (b.counts[index] ?? 0));
  return { counts, sum: a.sum + b.sum };
}
