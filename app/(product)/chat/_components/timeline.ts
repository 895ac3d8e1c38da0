import type { Trace } from "../../../_client/turns.ts";

/** Per stage the start and length of its bar in percent of the span from the first start to the last end seen. */
export function toTimeline({ stages, createdAt, finishedAt }: Pick<Trace, "stages" | "createdAt" | "finishedAt">, now = Date.now()) {
  const spans = stages.map(({ startedAt, durationMs, state }) => {
    const start = startedAt === null ? null : Date.parse(startedAt);
    if (start === null || state === "skipped") return null;
    return { start, end: start + (durationMs ?? (state === "running" ? Math.max(0, now - start) : 0)) };
  });
  const known = spans.filter((span) => span !== null);
  const from = Math.min(...known.map((span) => span.start), Date.parse(createdAt));
  const to = Math.max(...known.map((span) => span.end), finishedAt === null ? from : Date.parse(finishedAt), from + 1);
  return spans.map((span) =>
    span === null
      ? { left: 0, width: 0 }
      : { left: toPercent(span.start - from, to - from), width: toPercent(span.end - span.start, to - from) },
  );
}

function toPercent(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 10;
}
