import { estimateTokens } from "../ai/estimate-tokens.ts";
import type { ChatMessage } from "../ai/schema.ts";

export type Exchange = { user: string; assistant: string };

/**
 * The last exchanges that fit the budget, in time order, whole ones only: half an exchange would make the model answer
 * a question it cannot see. `newestFirst` is read lazily, so a long chat costs what fits and no more.
 */
export async function buildContext(newestFirst: AsyncIterable<Exchange>, budgetTokens: number): Promise<ChatMessage[]> {
  const kept: Exchange[] = [];
  let spent = 0;
  for await (const exchange of newestFirst) {
    const cost = estimateTokens(exchange.user) + estimateTokens(exchange.assistant);
    if (spent + cost > budgetTokens) break;
    spent += cost;
    kept.push(exchange);
  }
  return kept.reverse().flatMap(({ user, assistant }): ChatMessage[] => [
    { role: "user", content: user },
    { role: "assistant", content: assistant },
  ]);
}
