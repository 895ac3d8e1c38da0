import { assertPermission } from "../../platform/assert-permission.ts";
import { digestOf, toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { DrillCase } from "./drill.schema.ts";
import type { DrillReport, SignedDrillReport } from "./drill-report.ts";
import { loadDrill } from "./get-drill.ts";
import type { DrillReportDeps } from "./ports.ts";
import { toDrill, toDrillCase } from "./to-drill.ts";

type Exported = { fileName: string; contentType: string; chunks: AsyncIterable<string | Uint8Array> };

/** What is handed to somebody outside: that it was taken stands in the audit trail, with its hash. */
export async function exportDrillReport(
  ctx: Context<DrillReportDeps>,
  { drillId, format }: { drillId: string; format: "json" | "pdf" },
): Promise<Exported> {
  assertPermission(ctx, "failsafe.read");
  const report = await buildReport(ctx, drillId);
  const signed = { report, sha256: digestOf(report) };
  const body = format === "json" ? `${JSON.stringify(signed, null, 2)}\n` : await toPdf(signed);
  const target = { type: "safety-drill", id: drillId };
  await ctx.deps.audit.append(toAuditRecord(ctx, { action: "failsafe.drill-reported", target, after: signed.sha256 }));
  const contentType = format === "json" ? "application/json" : "application/pdf";
  return { fileName: `aegis-drill-${drillId}.${format}`, contentType, chunks: once(body) };
}

async function buildReport(ctx: Context<DrillReportDeps>, drillId: string): Promise<DrillReport> {
  const { deps, orgId, clock } = ctx;
  const record = await loadDrill(ctx, drillId);
  const organization = await deps.organizations.find(orgId);
  const now = clock.now();
  return {
    ...{ format: "aegis-safety-drill-report/1", generatedAt: new Date(now).toISOString() },
    organization: { id: orgId, name: organization?.name ?? "" },
    drill: toDrill(record, now),
    cases: record.type === "suite" ? await readCases(ctx, drillId, record.total) : [],
  };
}

async function readCases({ deps, orgId }: Context<DrillReportDeps>, drillId: string, limit: number): Promise<DrillCase[]> {
  const cipher = await deps.cipher.forOrganization(orgId);
  return (await deps.drillCases.list(orgId, drillId, { after: null, limit })).map((record) => toDrillCase(record, cipher));
}

/** Loaded when somebody asks for one: neither font nor writer is part of a start. */
async function toPdf(signed: SignedDrillReport): Promise<Uint8Array> {
  const { writeDrillPdf } = await import("./write-drill-pdf.ts");
  return writeDrillPdf(signed);
}

async function* once(body: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield body;
}
