import type { DetailedHealth } from "../../../_client/health.ts";
import { formatDuration } from "../../../_ui/format.ts";
import { formatShare } from "../../../_ui/health/health-words.ts";

/** What the last quarter of an hour was like. */
export function LiveFigures({ metrics: { requestsPerMinute, averageLatency, successRate } }: Pick<DetailedHealth, "metrics">) {
  const figures = [
    { name: "Requests a minute", value: requestsPerMinute === null ? null : String(requestsPerMinute) },
    { name: "Answer begins after", value: averageLatency === null ? null : formatDuration(averageLatency) },
    { name: "Answered without a fault", value: successRate === null ? null : formatShare(successRate) },
  ];
  return (
    <dl aria-label="The last 15 minutes" className="grid gap-4 sm:grid-cols-3">
      {figures.map(({ name, value }) => (
        <div key={name} className="rounded-md border p-4">
          <dt className="text-ink-faint text-xs">{name}, last 15 minutes</dt>
          <dd className="pt-1 font-mono text-lg tabular-nums">{value ?? "Not known"}</dd>
        </div>
      ))}
    </dl>
  );
}
