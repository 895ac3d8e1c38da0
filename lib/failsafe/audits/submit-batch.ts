import type { z } from "zod";
import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { forEachAtMost } from "../../platform/jobs/for-each-at-most.ts";
import { NOT_ASKED } from "./ask-judges.ts";
import { type BatchAnswer, submitAuditSchema, type submitBatchSchema } from "./audit.schema.ts";
import type { AuditDeps } from "./ports.ts";
import { submitAudit } from "./submit-audit.ts";

const AT_ONCE = 8;
/** Judges follow in jobs: a hundred times their two seconds nobody waits. */
const WAITING = { judges: { ...NOT_ASKED, state: "waiting" as const }, opinion: null };

type Item = BatchAnswer["items"][number];

/** Each by itself, beside its index. */
export async function submitBatch(ctx: Context<AuditDeps>, { audits }: z.output<typeof submitBatchSchema>): Promise<BatchAnswer> {
  assertPermission(ctx, "failsafe.write");
  const found = new Map<number, Item>();
  await forEachAtMost(AT_ONCE, [...audits.entries()], async ([index, given]) => void found.set(index, await submitOne(ctx, index, given)));
  const items = [...found.values()].toSorted((a, b) => a.index - b.index);
  const counts = { passed: 0, failed: 0, refused: 0 };
  for (const item of items) counts[item.type === "refused" ? "refused" : item.audit.passed ? "passed" : "failed"] += 1;
  return { items, counts };
}

async function submitOne(ctx: Context<AuditDeps>, index: number, given: unknown): Promise<Item> {
  const input = submitAuditSchema.safeParse(given);
  if (!input.success) {
    const errors = input.error.issues.map(({ path, message }) => ({
      pointer: `/body/audits/${[index, ...path].join("/")}`,
      detail: message,
    }));
    return { type: "refused", index, problem: { code: "request.invalid", detail: "This audit cannot be read.", errors } };
  }
  try {
    return { type: "audited", index, audit: await submitAudit(ctx, input.data, async () => WAITING) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, options } = error;
    return { type: "refused", index, problem: { code, detail: message, errors: [...(options.errors ?? [])] } };
  }
}
