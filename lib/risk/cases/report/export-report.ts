import { assertPermission, userIdOf } from "../../../platform/assert-permission.ts";
import { digestOf, toAuditRecord } from "../../../platform/audit/audit-record.ts";
import type { Context } from "../../../platform/context.ts";
import { caseNotFound } from "../case-errors.ts";
import type { CaseDeps } from "../ports.ts";
import { toEvent } from "../to-event.ts";
import { buildReport } from "./build-report.ts";
import type { SignedReport } from "./report.ts";

type Exported = { fileName: string; contentType: string; chunks: AsyncIterable<string | Uint8Array> };

/** Names and amounts leave the product with it: that somebody took it stands in the case's timeline and in the audit trail. */
export async function exportReport(
  ctx: Context<CaseDeps>,
  { caseId, format }: { caseId: string; format: "json" | "pdf" },
): Promise<Exported> {
  assertPermission(ctx, "risk-cases.write");
  const { db, riskCases, riskCaseEvents, audit } = ctx.deps;
  const known = await riskCases.find(ctx.orgId, caseId);
  if (!known) throw caseNotFound(caseId);
  const report = await buildReport(ctx, known);
  const signed = { report, sha256: digestOf(report) };
  const body = format === "json" ? `${JSON.stringify(signed, null, 2)}\n` : await toPdf(signed);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  await db.withTransaction(async (session) => {
    const said = { type: "reported", caseId, version: known.version, userId: userIdOf(ctx), text: `${format}, ${signed.sha256}` } as const;
    await riskCaseEvents.append([toEvent(ctx, cipher, said)], session);
    const target = { type: "risk-case", id: caseId };
    await audit.append(toAuditRecord(ctx, { action: "risk.case-reported", target, severity: "notice", after: signed.sha256 }), session);
  });
  const contentType = format === "json" ? "application/json" : "application/pdf";
  return { fileName: `aegis-case-${caseId}.${format}`, contentType, chunks: once(body) };
}

/** Loaded when somebody asks for one: neither font nor writer is part of a start. */
async function toPdf(signed: SignedReport): Promise<Uint8Array> {
  const { writeReportPdf } = await import("./write-report-pdf.ts");
  return writeReportPdf(signed);
}

async function* once(body: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield body;
}
