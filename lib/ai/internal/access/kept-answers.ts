import { createHash } from "node:crypto";
import { z } from "zod";
import type { Cache } from "../../../platform/cache/cache.ts";
import type { GenerateResult } from "../../ports.ts";
import type { RouteRequest } from "../../routing.ts";
import { finishReasonSchema, type StreamPart, toolCallSchema, usageSchema } from "../../schema.ts";

const keptSchema = z.object({
  provider: z.string(),
  model: z.string(),
  isDemo: z.boolean(),
  text: z.string(),
  toolCalls: z.array(toolCallSchema),
  reason: finishReasonSchema,
  usage: usageSchema,
});

/** A whole answer, whoever asked for it first. */
export type KeptAnswer = GenerateResult & { provider: string; model: string; isDemo: boolean };

/** Answers of one organization by what exactly was asked. Encrypted like everything the cache holds for an organization. */
export type KeptAnswers = {
  find(orgId: string, digest: string): Promise<KeptAnswer | null>;
  /** Losable: an answer that is not kept is asked for again. */
  keep(orgId: string, digest: string, answer: KeptAnswer, seconds: number): Promise<void>;
};

/** More is not worth its place in the memory of every process. */
const TEXT_MAX_CHARS = 64_000;
const SECONDS_MAX = 24 * 60 * 60;
/** A piece of a repeated answer: about what a vendor sends in a few moments. */
const PIECE_CHARS = 400;

export function createKeptAnswers(cache: Cache): KeptAnswers {
  const keyOf = (orgId: string, digest: string) => ({ name: "answer", orgId, userId: "", query: digest });
  return {
    async find(orgId, digest) {
      const text = await cache.find(keyOf(orgId, digest));
      const parsed = text === null ? null : keptSchema.safeParse(JSON.parse(text));
      return parsed?.success ? parsed.data : null;
    },
    async keep(orgId, digest, answer, seconds) {
      const { provider, model, isDemo, text, toolCalls, reason, usage } = answer;
      if (reason === "content-filter" || text.length > TEXT_MAX_CHARS) return;
      const value = JSON.stringify({ provider, model, isDemo, text, toolCalls, reason, usage });
      await cache.put(keyOf(orgId, digest), value, Math.min(seconds, SECONDS_MAX));
    },
  };
}

/** Everything that decides about an answer. `served` stands for the model where the request names none, `reader` for whom alone it is. */
export function digestOf(
  { signal, waitMaxMs, ...asked }: RouteRequest,
  { served, reader }: { served: string; reader: string | null },
): string {
  const model = asked.model ?? served;
  const fields = Object.entries({ ...asked, model, ...(reader !== null && { reader }) }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(fields)).digest("base64url");
}

export function toParts({ text, toolCalls, reason, usage }: GenerateResult): StreamPart[] {
  const calls = toolCalls.map((call) => ({ type: "tool-call", call }) as const);
  return [...toPieces(text).map((piece) => ({ type: "text", text: piece }) as const), ...calls, { type: "finish", reason, usage }];
}

/** Never between the halves of one character. */
function toPieces(text: string): string[] {
  return text.match(new RegExp(`[^]{1,${PIECE_CHARS}}(?![\\uDC00-\\uDFFF])`, "g")) ?? [];
}
