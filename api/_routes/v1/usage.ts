import { z } from "zod";
import type { Usage } from "../../../lib/ai/schema.ts";

const count = z.int().min(0);

export const chatUsageSchema = z.strictObject({
  prompt_tokens: count,
  completion_tokens: count,
  total_tokens: count,
  prompt_tokens_details: z.strictObject({ cached_tokens: count }),
});

export function toChatUsage({ inputTokens, outputTokens, cachedInputTokens = 0 }: Usage): z.infer<typeof chatUsageSchema> {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    prompt_tokens_details: { cached_tokens: cachedInputTokens },
  };
}
