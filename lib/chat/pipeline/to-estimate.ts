import type { CallEstimate } from "../../ai/call-records.ts";
import { countBytes } from "../../ai/count-bytes.ts";
import { dataClassesOf } from "../../ai/data-classes.ts";
import { estimatePromptTokens } from "../../ai/estimate-tokens.ts";
import type { RouteRequest } from "../../ai/routing.ts";
import { toText } from "../../ai/to-text.ts";
import type { DataSource } from "../../guard/data-source.schema.ts";
import { redactText } from "../../guard/output-guard.ts";

export const OUTPUT_TOKENS_MAX = 4_096;

/** What a call may cost at most, and what kinds of data it sends. */
export function toEstimate({ messages, tools = [] }: RouteRequest, taint: readonly DataSource[] = []): CallEstimate {
  // Our own instructions, which come first, are nobody's data; those of a project are the person's.
  const said = messages.filter(({ role }, index) => role !== "system" || index > 0);
  const redactions = said.flatMap(({ content }) => redactText(toText(content)).redactions);
  const isFrom = (kind: DataSource["kind"]) => taint.some((source) => source.kind === kind);
  const dataClasses = [
    ...new Set([
      ...dataClassesOf(messages, { redactions }),
      ...(isFrom("memory") ? (["memory"] as const) : []),
      ...(isFrom("file") ? (["file"] as const) : []),
    ]),
  ];
  const inputTokens = estimatePromptTokens(messages, tools);
  return { inputTokens, outputTokensMax: OUTPUT_TOKENS_MAX, parcel: { dataClasses, bytes: countBytes({ messages, tools }) } };
}
