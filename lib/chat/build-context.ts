import { estimateTokens } from "../ai/estimate-tokens.ts";
import type { ChatMessage } from "../ai/schema.ts";
import type { DataSource } from "../guard/data-source.schema.ts";

/** `taint`: what the answer was written under the eyes of, beside the conversation itself. */
export type Exchange = { user: string; assistant: string; taint?: readonly DataSource[] };

export type CarriedContext = { messages: ChatMessage[]; taint: readonly DataSource[] };

/**
 * The last exchanges that fit the budget, in time order, whole ones only: half an exchange would make the model answer
 * a question it cannot see. `newestFirst` is read lazily, so a long chat costs what fits and no more.
 */
export async function buildContext(newestFirst: AsyncIterable<Exchange>, budgetTokens: number): Promise<CarriedContext> {
  const kept: Exchange[] = [];
  let spent = 0;
  for await (const exchange of newestFirst) {
    const cost = estimateTokens(exchange.user) + estimateTokens(exchange.assistant);
    if (spent + cost > budgetTokens) break;
    spent += cost;
    kept.push(exchange);
  }
  const messages = kept.toReversed().flatMap(({ user, assistant }): ChatMessage[] => [
    { role: "user", content: user },
    { role: "assistant", content: assistant },
  ]);
  return { messages, taint: kept.flatMap(({ taint = [] }) => taint) };
}
