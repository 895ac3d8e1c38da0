import { z } from "zod";
import { auditPublicKeySchema } from "../../platform/audit/audit-signer.ts";
import type { AuditDeps } from "../../platform/audit/ports.ts";
import type { Context } from "../../platform/context.ts";

/** What a page shows; an older one is found by its digest. */
const SHOWN = 100;

const checkpoint = z.object({ digest: z.string(), at: z.iso.datetime(), keyId: z.string() });

export const evidenceQuerySchema = z.strictObject({
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits")
    .optional()
    .describe("Of one checkpoint, as `pnpm ops:verify-audit` prints it"),
});

export const evidenceSchema = z.object({
  keys: z.array(auditPublicKeySchema),
  checkpoints: z.array(checkpoint).describe("The newest of all organizations, or the one that was asked for"),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** For anybody: what vouches for the trails kept here. No organization is named, and a digest says nothing of what is under it. */
export async function getEvidence({ deps }: Context<AuditDeps>, { digest }: { digest?: string | undefined }): Promise<Evidence> {
  const found = digest === undefined ? await deps.audit.listPublic(SHOWN) : await deps.audit.findPublic(digest);
  return { keys: [...deps.auditSigner.publicKeys], checkpoints: [found ?? []].flat() };
}
