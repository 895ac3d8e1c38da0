import { z } from "zod";
import type { ToolCall } from "../../ai/schema.ts";
import { inspectInput } from "../../guard/inspect-input.ts";
import { type ChatTool, ToolInputError } from "../tools/chat-tool.ts";
import type { Turn } from "./turn-run.ts";

const toolResultSchema = z.object({ text: z.string() });
const TOOL_TIMEOUT_MS = 20_000;
const RESULT_MAX_CHARS = 20_000;

/** Runs one call of the model; whatever a tool brings back is untrusted and guarded before the model sees it. */
export async function runTool(turn: Turn, round: number, index: number, call: ToolCall): Promise<string> {
  const tool = turn.ctx.deps.tools.find((candidate) => candidate.name === call.name);
  const { text } = await turn.checkpoints.run({
    key: `tool:${round}_${index}`,
    label: `Using ${tool?.name ?? "an unknown tool"}`,
    result: toolResultSchema,
    plan: () => ({ detail: { tool: tool?.name ?? "unknown" } }),
    onUncertain: () =>
      tool?.isWriting
        ? { result: { text: "It is not known whether this action was carried out. Ask the person before trying again." } }
        : {},
    work: async () => {
      const { text: raw, isError } = await callTool(turn, tool, call);
      const verdict = await inspectInput(turn.ctx, { text: raw, source: "untrusted", signal: turn.signal });
      const isRefused = verdict.verdict === "UNSAFE" || verdict.verdict === "JAILBREAK";
      const shown = isRefused ? "The tool's result was withheld: it contained instructions to the assistant." : raw;
      return { result: { text: shown }, detail: { isError, isWithheld: isRefused, characters: raw.length } };
    },
  });
  return text;
}

async function callTool(turn: Turn, tool: ChatTool | undefined, call: ToolCall): Promise<{ text: string; isError: boolean }> {
  if (!tool) return { text: "There is no such tool.", isError: true };
  try {
    const signal = AbortSignal.any([turn.signal, AbortSignal.timeout(TOOL_TIMEOUT_MS)]);
    const text = await tool.run(call.arguments, { clock: turn.ctx.clock, signal });
    return { text: text.slice(0, RESULT_MAX_CHARS), isError: false };
  } catch (error) {
    if (turn.signal.aborted) throw error;
    return { text: error instanceof ToolInputError ? error.message : "The tool failed.", isError: true };
  }
}
