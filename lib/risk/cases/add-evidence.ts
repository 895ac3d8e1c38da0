// A file that shows something about a case. Its content lies encrypted where the contents of files lie, owned by the case and by no person,
// so that it stays when whoever added it is gone. It is handed out as mere bytes: nothing in it is ever opened here.

import { createHash } from "node:crypto";
import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { type CaseEventView, EVIDENCE_MAX_BYTES } from "./case.schema.ts";
import { caseNotFound } from "./case-errors.ts";
import type { CaseEventRecord } from "./case-record.ts";
import type { CaseDeps } from "./ports.ts";
import { toCaseEvent } from "./to-case.ts";
import { toEvent } from "./to-event.ts";

const EVIDENCE_MAX = 50;

type Evidence = { caseId: string; name: string; bytes: Uint8Array };

export async function addEvidence(ctx: Context<CaseDeps>, { caseId, name, bytes }: Evidence): Promise<CaseEventView> {
  assertPermission(ctx, "risk-cases.write");
  const { riskCases, fileContents } = ctx.deps;
  if (!(await riskCases.find(ctx.orgId, caseId))) throw caseNotFound(caseId);
  if (bytes.length === 0 || bytes.length > EVIDENCE_MAX_BYTES) throw wrongSize();
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await assertClean(ctx, bytes, sha256);
  const id = createId("riskCaseEvent");
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  await fileContents.write({ orgId: ctx.orgId, userId: caseId }, id, [bytes]);
  try {
    const event = toEvent(ctx, cipher, {
      ...{ type: "evidence", caseId, version: 0, userId: userIdOf(ctx), id },
      file: { name, size: bytes.length, sha256 },
    });
    return toCaseEvent(await keep(ctx, event), cipher);
  } catch (error) {
    await fileContents.discard(ctx.orgId, id);
    throw error;
  }
}

/** The content, the timeline and the audit record, or nothing. */
function keep(ctx: Context<CaseDeps>, event: CaseEventRecord): Promise<CaseEventRecord> {
  const { db, riskCases, riskCaseEvents, fileContents, audit } = ctx.deps;
  const { orgId, caseId, _id } = event;
  return db.withTransaction(async (session) => {
    const known = await riskCases.addEvidence(orgId, caseId, EVIDENCE_MAX, session);
    if (!known) throw new AppError("conflict", "risk.evidence_full", `A case takes at most ${EVIDENCE_MAX} files.`);
    if (!(await fileContents.claim(orgId, _id, session))) throw new Error("The content was discarded before it was claimed.");
    const record = { ...event, version: known.version };
    await riskCaseEvents.append([record], session);
    const target = { type: "risk-case", id: caseId };
    await audit.append(toAuditRecord(ctx, { action: "risk.case-evidence-added", target, after: event.file?.sha256 }), session);
    return record;
  });
}

async function assertClean({ deps }: Context<CaseDeps>, bytes: Uint8Array, sha256: string): Promise<void> {
  const verdict = await deps.scanFile?.({ bytes, sha256, type: "application/octet-stream" });
  if (verdict?.isClean === false)
    throw new AppError("invalid", "risk.evidence_infected", `The scanner found in it: ${verdict.finding}. The file was not kept.`);
}

function wrongSize(): AppError {
  return new AppError("invalid", "risk.evidence_size", "A file needs at least one byte and has at most 4 MB.", {
    errors: [{ pointer: "/body", detail: "must have 1 to 4,194,304 bytes" }],
  });
}

/** As it was added, to keep. */
export async function getEvidence(ctx: Context<CaseDeps>, { caseId, evidenceKey }: { caseId: string; evidenceKey: string }) {
  assertPermission(ctx, "risk-cases.write");
  if (!(await ctx.deps.riskCases.find(ctx.orgId, caseId))) throw caseNotFound(caseId);
  const event = await ctx.deps.riskCaseEvents.find(ctx.orgId, caseId, evidenceKey);
  const view = event && toCaseEvent(event, await ctx.deps.cipher.forOrganization(ctx.orgId));
  if (!view?.file) throw new AppError("not_found", "risk.evidence_not_found", `No evidence ${evidenceKey} in this case.`);
  return {
    fileName: view.file.name,
    contentType: "application/octet-stream",
    chunks: ctx.deps.fileContents.read(ctx.orgId, view.id),
  };
}
