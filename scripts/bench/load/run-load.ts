import autocannon from "autocannon";
import { quantile } from "../statistics.ts";
import { type Asked, askedAt } from "./mixed-traffic.ts";

export type LoadFigures = {
  requests: number;
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  /** Of all: answers of 500 and more, and connections that failed. */
  errorShare: number;
  /** The same by status, and how many got no answer. */
  failed: Readonly<Record<string, number>>;
  /** What the product's own limits sent back. */
  limited: number;
  /** Answers of 400 and more that are neither, by status. */
  refused: Readonly<Record<string, number>>;
};

export type LoadOptions = {
  url: string;
  seconds: number;
  connections: number;
  /** Requests a second; left out, as many as come back. */
  rate?: number;
  /** Bearers in turn; none asks as a stranger. */
  tokens: readonly string[];
  askedAt?: (index: number) => Asked;
};

/** Keeps its connections busy for the time, and takes down how long each answer took. */
export async function runLoad({ url, seconds, connections, rate, tokens, askedAt: asked = askedAt }: LoadOptions): Promise<LoadFigures> {
  let sent = 0;
  const times: number[] = [];
  const statuses = new Map<number, number>();
  const setupRequest = (request: autocannon.Request): autocannon.Request => {
    const index = sent;
    sent += 1;
    const { method, path, body } = asked(index);
    const token = tokens[index % Math.max(1, tokens.length)];
    const headers = { ...(token && { authorization: `Bearer ${token}` }), ...(body && { "content-type": "application/json" }) };
    return { ...request, method, path, headers, ...(body !== undefined && { body }) };
  };
  const options = { url, connections, duration: seconds, requests: [{ setupRequest }], ...(rate !== undefined && { overallRate: rate }) };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(options, (error, done) => (error ? reject(error) : resolve(done)));
    instance.on("response", (_client, statusCode, _bytes, responseTime) => {
      times.push(responseTime);
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
    });
  });
  return toFigures(times, statuses, result);
}

function toFigures(times: readonly number[], statuses: ReadonlyMap<number, number>, { errors, duration }: autocannon.Result): LoadFigures {
  const failed = Object.fromEntries([...statuses].filter(([status]) => status >= 500));
  const failures = Object.values(failed).reduce((sum, count) => sum + count, errors);
  const refused = [...statuses].filter(([status]) => status >= 400 && status < 500 && status !== 429);
  return {
    requests: times.length,
    perSecond: times.length / duration,
    ...{ p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95), p99Ms: quantile(times, 0.99) },
    errorShare: failures / Math.max(1, times.length + errors),
    failed: { ...failed, ...(errors > 0 && { unanswered: errors }) },
    limited: statuses.get(429) ?? 0,
    refused: Object.fromEntries(refused),
  };
}
