import type { z } from "zod";
import type { ChatMessage } from "../../ai/schema.ts";
import type { DataSource } from "../../guard/data-source.schema.ts";
import { inspectData } from "../../guard/inspect-data.ts";
import { recallMemories } from "../../knowledge/memory/recall-memories.ts";
import { recalledSchema } from "../../knowledge/memory/schema.ts";
import type { Turn } from "../pipeline/turn-run.ts";

type RecalledView = z.infer<typeof recalledSchema>[number];

type Recall = { used: RecalledView; text: string; source: DataSource };

/** Memories are read again on a retry, those the first run took along: their words stand in no checkpoint. Of nothing no step is made. */
export async function recallFor(turn: Turn, text: string): Promise<ChatMessage[]> {
  const { checkpoints, taint } = turn;
  const found = await recall(turn, text);
  if (found.length === 0 && !checkpoints.steps().recall) return [];
  const used = await checkpoints.run({
    key: "recall",
    isPure: true,
    label: "Recalling memories",
    result: recalledSchema,
    work: async () => ({ result: found.map(({ used }) => used), detail: { memories: found.length } }),
  });
  const taken = found.filter((each) => used.some(({ id }) => id === each.used.id));
  taint.add(taken.map(({ source }) => source));
  return toRecallPrompt(taken);
}

/** What is known of the person and bears on the message, each memory judged and fenced by itself; one the guard withholds stays out. */
async function recall({ ctx, record, signal }: Turn, text: string): Promise<Recall[]> {
  const found = await recallMemories(ctx, { userId: record.userId, text });
  const kept: Recall[] = [];
  for (const memory of found) {
    const source = { kind: "memory" as const, name: memory.id };
    const inspected = await inspectData(ctx, { text: memory.text, source, signal });
    if (!inspected.isWithheld) kept.push({ used: { id: memory.id, reason: memory.reason }, text: inspected.text, source });
  }
  return kept;
}

const INTRODUCTION = "What I told you in earlier conversations (use it where it helps, and do not answer this message by itself):";

/** As the person's own words, before the conversation: they outrank no instruction. */
function toRecallPrompt(recalls: readonly Recall[]): ChatMessage[] {
  return recalls.length === 0 ? [] : [{ role: "user", content: [INTRODUCTION, ...recalls.map(({ text }) => text)].join("\n") }];
}
