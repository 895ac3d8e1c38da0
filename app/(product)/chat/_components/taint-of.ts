import type { TraceStage } from "../../../_client/turns.ts";

/** What the model read that nobody in the conversation wrote, each source once; and which tools were refused because of it. */
export function taintOf(stages: readonly TraceStage[]): { sources: string[]; refused: string[] } {
  const named = stages.flatMap(({ detail: { taint } }) => (typeof taint === "string" ? taint.split(", ") : []));
  // Which files they were stands beside the answer; here they have ids alone.
  const sources = named.map((source) => (source.startsWith("file fil_") ? "your files" : source));
  const refused = stages.filter(({ detail }) => detail.isRefused === true && detail.taintedBy !== undefined).map(({ label }) => label);
  return { sources: [...new Set(sources)], refused: [...new Set(refused)] };
}
