import * as z from "zod/mini";
import { requestJson } from "./http.ts";

const evidenceSchema = z.object({
  keys: z.array(z.object({ keyId: z.string(), ed25519: z.string(), mlDsa65: z.string() })),
  checkpoints: z.array(z.object({ digest: z.string(), at: z.string(), keyId: z.string() })),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** Public: the newest checkpoints, or the one with this digest. */
export function getEvidence(digest: string | null, signal: AbortSignal): Promise<Evidence> {
  const query = digest === null ? "" : `?digest=${encodeURIComponent(digest)}`;
  return requestJson(`/api/failsafe/evidence${query}`, evidenceSchema, { signal, onExpired: "throw" });
}
