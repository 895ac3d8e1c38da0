import type { DataSource } from "../../guard/data-source.schema.ts";
import { inspectData } from "../../guard/inspect-data.ts";
import { guardInput } from "../../guard/inspect-input.ts";
import type { ChatDeps } from "../ports.ts";
import type { ChatTool } from "../tools/chat-tool.ts";
import type { Turn } from "./turn-run.ts";

/** `from` and `to` say where in `text` the tool's own words are. */
export type GuardedResult = { text: string; from: number; to: number; taint?: DataSource; isWithheld: boolean; verdict: string };

/** Whatever a tool brings back is untrusted: what the guard stops stays out, and words of others go in between marks. */
export async function guardToolResult(turn: Turn, tool: ChatTool<ChatDeps> | undefined, raw: string): Promise<GuardedResult> {
  const { ctx, signal } = turn;
  if (tool?.isForeign) {
    const source = { kind: "tool" as const, name: tool.name };
    const { text, isWithheld, verdict, provenance } = await inspectData(ctx, { text: raw, source, signal });
    const { start: from, end: to } = provenance[0] ?? { start: 0, end: text.length };
    return { text, from, to, isWithheld, verdict: verdict.verdict, ...(!isWithheld && { taint: source }) };
  }
  const { verdict, text: passed } = await guardInput(ctx, { text: raw, source: "untrusted", signal });
  const isWithheld = verdict.action === "block";
  const text = isWithheld ? "The tool's result was withheld: the guard found in it what may not go to a model." : passed;
  return { text, from: 0, to: text.length, isWithheld, verdict: verdict.verdict };
}
