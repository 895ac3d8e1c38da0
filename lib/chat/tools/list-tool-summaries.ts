import type { ToolSummary } from "../schema.ts";
import type { StepRecord, TurnRecord } from "../turn-record.ts";

/** What a turn's calls came to, in the order in which they were made. */
export function listToolSummaries({ steps }: Pick<TurnRecord, "steps">): ToolSummary[] {
  return Object.entries(steps)
    .filter(([key]) => key.startsWith("tool:"))
    .toSorted(([, a], [, b]) => a.startedAt.getTime() - b.startedAt.getTime())
    .map(([key, step]) => toSummary(key, step));
}

function toSummary(key: string, step: StepRecord): ToolSummary {
  const { detail, startedAt, finishedAt } = step;
  return {
    key,
    tool: String(detail.tool ?? "unknown"),
    state: stateOf(step),
    decision: detail.decision === undefined ? null : String(detail.decision),
    isSample: detail.isSample === true,
    sources: Number(detail.sources ?? 0),
    files: Number(detail.files ?? 0),
    durationMs: finishedAt ? finishedAt.getTime() - startedAt.getTime() : null,
    costMicros: Number(detail.costMicros ?? 0),
  };
}

function stateOf({ state, detail }: StepRecord): ToolSummary["state"] {
  if (state === "uncertain") return "uncertain";
  if (state === "started") return "running";
  if (detail.isRefused === true) return "refused";
  if (detail.isWithheld === true) return "withheld";
  return detail.isError === true ? "failed" : "done";
}
