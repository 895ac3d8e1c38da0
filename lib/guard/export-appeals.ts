import { assertPermission } from "../platform/assert-permission.ts";
import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import type { TimePosition } from "../platform/time-pages.ts";
import type { AppealState } from "./appeal.schema.ts";
import type { AppealRecord } from "./appeal.store.ts";
import type { GuardAppealDeps } from "./appeal-ports.ts";
import { placeOfAppeal } from "./to-appeal.ts";

const PAGE = 200;
const DECIDED: readonly AppealState[] = ["accepted", "dismissed"];

/** Decided appeals against the input guard, as the rows that the guard's measurement reads, one JSON object a line. */
export async function exportAppeals(ctx: Context<GuardAppealDeps>): Promise<AsyncIterable<string>> {
  assertPermission(ctx, "guard-policy.write");
  await ctx.deps.audit.append(
    toAuditRecord(ctx, { action: "guard.appeals-exported", target: { type: "organization", id: ctx.orgId }, severity: "notice" }),
  );
  return toLines(ctx);
}

async function* toLines({ deps, orgId }: Context<GuardAppealDeps>): AsyncGenerator<string> {
  const cipher = await deps.cipher.forOrganization(orgId);
  for (const state of DECIDED) {
    let after: TimePosition | null = null;
    for (;;) {
      const page: AppealRecord[] = await deps.guardAppeals.list(orgId, state, { after, limit: PAGE });
      const judged = page.filter(({ stage }) => stage === "guard_in");
      yield judged.map((record) => toLine(record, cipher.decrypt(placeOfAppeal(record._id, "text"), record.text))).join("");
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      after = { at: last.at, id: last._id };
    }
  }
}

/** The label is what admins have found right: an accepted appeal turns the guard's own around. */
function toLine({ state, verdict }: AppealRecord, text: string): string {
  const wasAttack = verdict.verdict !== "SAFE";
  const label = wasAttack === (state === "dismissed") ? 1 : 0;
  return `${JSON.stringify({ text, label, source: "appeals", kind: "direct" })}\n`;
}
