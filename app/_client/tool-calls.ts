import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const stateSchema = z.enum(["running", "done", "failed", "refused", "withheld", "uncertain"]);

/** One use of a tool, as it comes with its turn. */
export const toolSummarySchema = z.object({
  key: z.string(),
  tool: z.string(),
  state: stateSchema,
  decision: z.nullable(z.string()),
  isSample: z.boolean(),
  sources: z.number(),
  files: z.number(),
  durationMs: z.nullable(z.number()),
  costMicros: z.number(),
});
export type ToolSummary = z.infer<typeof toolSummarySchema>;

/** A call that waits for the person's yes or no. */
export const approvalSchema = z.object({
  id: z.string(),
  tool: z.string(),
  digest: z.string(),
  fields: z.array(z.object({ label: z.string(), text: z.string() })),
  expiresAt: z.string(),
});
export type Approval = z.infer<typeof approvalSchema>;

const sourceSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("page"), title: z.string(), url: z.string() }),
  z.object({ type: z.literal("passage"), title: z.string(), fileId: z.string(), chunkIndex: z.number(), page: z.nullable(z.number()) }),
]);
export type ToolSource = z.infer<typeof sourceSchema>;

const toolCallSchema = z.extend(toolSummarySchema, {
  arguments: z.string(),
  result: z.nullable(z.string()),
  verdict: z.nullable(z.string()),
  sources: z.array(sourceSchema),
  files: z.array(z.object({ fileId: z.string(), name: z.string(), type: z.string() })),
});
export type ToolCall = z.infer<typeof toolCallSchema>;

export function listToolCalls(jobId: string, signal?: AbortSignal): Promise<ToolCall[]> {
  return requestJson(`/api/chat/tool-calls?${new URLSearchParams({ jobId })}`, z.array(toolCallSchema), { signal });
}

export async function decideToolCall(jobId: string, { id, digest }: Approval, answer: "approved" | "declined"): Promise<void> {
  await requestOk("/api/chat/tool-calls/decide", { method: "POST", body: { jobId, approvalId: id, digest, answer } });
}
