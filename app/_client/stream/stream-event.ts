import * as z from "zod/mini";
import { outcomeSchema, usageSchema, verdictSchema } from "../turns.ts";

const textSchema = z.object({ text: z.string() });
const stageSchema = z.object({
  key: z.string(),
  state: z.enum(["started", "finished"]),
  label: z.string(),
  durationMs: z.optional(z.number()),
});
const endSchema = z.object({
  status: z.enum(["completed", "failed"]),
  outcome: z.optional(outcomeSchema),
  reason: z.optional(z.string()),
  usage: z.optional(z.nullable(usageSchema)),
  verdicts: z.optional(z.array(verdictSchema)),
});

export type ReplyEnd = z.infer<typeof endSchema>;

export type StreamEvent =
  | { type: "reset"; text: string }
  | { type: "delta"; text: string }
  | ({ type: "stage" } & z.infer<typeof stageSchema>)
  | ({ type: "end" } & ReplyEnd)
  | { type: "error"; problem: unknown };

/** Null for names of a newer server, which a reader may skip, and for malformed bodies. */
export function parseStreamEvent(name: string | undefined, data: string): StreamEvent | null {
  const body = parseJson(data);
  switch (name) {
    case "reset":
    case "delta": {
      const parsed = textSchema.safeParse(body);
      return parsed.success ? { type: name, text: parsed.data.text } : null;
    }
    case "stage": {
      const parsed = stageSchema.safeParse(body);
      return parsed.success ? { type: "stage", ...parsed.data } : null;
    }
    case "end": {
      const parsed = endSchema.safeParse(body);
      return parsed.success ? { type: "end", ...parsed.data } : null;
    }
    case "error":
      return { type: "error", problem: body };
    default:
      return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
