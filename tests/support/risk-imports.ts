import { RUN_PATH } from "../../lib/platform/jobs/publish-record.ts";
import type { BrokenRow, RiskImport, StartImportInput } from "../../lib/risk/imports/import.schema.ts";
import { IMPORT_TRANSACTIONS_JOB } from "../../lib/risk/imports/job-name.ts";
import type { Harness, Person } from "./harness.ts";

type Start = Partial<StartImportInput>;

/** Sends a file, part by part. Where it is refused, with the answer's text. */
export async function sendRiskFile(harness: Harness, as: Person, content: string | Uint8Array, name = "payments.csv"): Promise<RiskImport> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const made = await harness.json<RiskImport>("POST", "/api/risk/imports", { as, body: { name, sizeBytes: bytes.length } });
  for (let part = 0; part < made.parts; part += 1) {
    const sent = await putRiskPart(harness, as, made.id, part, bytes.subarray(part * made.partBytes, (part + 1) * made.partBytes));
    if (sent.status !== 204) throw new Error(await sent.text());
  }
  return made;
}

export function putRiskPart(harness: Harness, as: Person, importId: string, part: number, bytes: Uint8Array): Promise<Response> {
  return fetch(`${harness.url}/api/risk/imports/${importId}/parts/${part}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${as.token}`, "content-type": "application/octet-stream" },
    body: Uint8Array.from(bytes),
  });
}

/** As the queue would, once. */
export async function deliverRiskImport(harness: Harness, as: Person, importId: string): Promise<Response> {
  return harness.signedCallback(RUN_PATH, { job: IMPORT_TRANSACTIONS_JOB, orgId: as.orgId, id: importId });
}

/** Sent, started, delivered: what became of it. */
export async function importRiskFile(harness: Harness, as: Person, content: string | Uint8Array, body: Start = {}): Promise<RiskImport> {
  const { id } = await sendRiskFile(harness, as, content);
  return runRiskImport(harness, as, id, body);
}

export async function runRiskImport(harness: Harness, as: Person, id: string, body: Start = {}): Promise<RiskImport> {
  const started = await harness.call("POST", `/api/risk/imports/${id}/start`, { as, body });
  if (started.status !== 202) throw new Error(await started.text());
  await deliverRiskImport(harness, as, id);
  return harness.json("GET", `/api/risk/imports/${id}`, { as });
}

export async function brokenRowsOf(harness: Harness, as: Person, id: string): Promise<BrokenRow[]> {
  return (await harness.json<{ items: BrokenRow[] }>("GET", `/api/risk/imports/${id}/broken-rows?limit=100`, { as })).items;
}

export const CSV_HEADER = "id,timestamp,from,to,amount,currency";

/** Ordinary payments of a few accounts, one an hour. */
export function csvOf(count: number, { prefix = "tx", header = CSV_HEADER }: { prefix?: string; header?: string } = {}): string {
  const first = Date.parse("2026-03-01T00:00:00Z");
  const rows = Array.from({ length: count }, (_, index) => {
    const at = new Date(first + index * 60_000).toISOString();
    return `${prefix}-${index},${at},acc-${index % 40},shop-${index % 23},${10 + (index % 90)}.50,USD`;
  });
  return `${[header, ...rows].join("\n")}\n`;
}
