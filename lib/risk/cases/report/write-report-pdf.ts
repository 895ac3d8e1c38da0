import { createSheet, type Sheet } from "../../../platform/reports/sheet.ts";
import type { CaseReport, SignedReport } from "./report.ts";

/** The same facts as the JSON, to be read by people; its hash says which JSON. */
export async function writeReportPdf({ report, sha256 }: SignedReport): Promise<Uint8Array> {
  const { case: facts } = report;
  const sheet = await createSheet({ title: `Case ${facts.id}`, at: new Date(report.generatedAt) });
  const names = new Map(report.people.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null): string => (id === null ? "the product" : `${names.get(id) ?? "somebody who is gone"} (${id})`);
  sheet.heading("Report on a risk case");
  sheet.text(facts.title, { isSoft: true });
  if (report.isGenerated) sheet.text("Generated data of a demo run: no account, person or payment in this report is real.");
  sheet.rule();
  writeFacts(sheet, report, nameOf);
  sheet.field("SHA-256 of the JSON", sha256);
  sheet.subheading(`Transactions (${report.transactions.length})`);
  for (const transaction of report.transactions) writeTransaction(sheet, transaction);
  sheet.subheading("Timeline");
  if (report.isTimelineCut) sheet.text("Earlier entries are left out.", { isSoft: true });
  for (const event of report.timeline) writeEvent(sheet, event, nameOf);
  sheet.subheading("How to read this report");
  sheet.text(
    "Scores lie between 0 and 1 and are calibrated probabilities of fraud, raised to what rules and lists ask for at least. Signs that this " +
      "typeface does not have stand as their Unicode number, such as [U+4E2D]; the JSON has them as they are. The JSON is hashed as canonical " +
      "JSON: keys sorted, no spaces.",
    { isSoft: true },
  );
  return sheet.finish(`${facts.id} · sha256 ${sha256.slice(0, 16)}…`);
}

function writeFacts(sheet: Sheet, report: CaseReport, nameOf: (id: string | null) => string): void {
  const { case: facts, organization } = report;
  const rows: [string, string][] = [
    ["Case", facts.id],
    ["Institution", `${organization.name} (${organization.id})`],
    ["Made", `${report.generatedAt} by ${nameOf(report.generatedBy)}`],
    ["Payer", `${facts.payer.name} (${facts.payer.accountKey})`],
    ["Amounts", report.amounts.map(({ amount, currency }) => `${amount} ${currency}`).join("; ")],
    ["Level and score", `${facts.level}, ${facts.score.toFixed(4)}, priority ${facts.priority}`],
    ["Opened, due", `${facts.openedAt}, ${facts.dueAt}`],
    ["State", `${facts.state}; ${facts.heldCount} of ${facts.transactionCount} transactions held`],
    ["Assigned to", facts.assignee === null ? "nobody" : nameOf(facts.assignee)],
    ["Outcome", facts.outcome === null ? "none yet" : `${facts.outcome}, ${facts.closedAt ?? ""} by ${nameOf(facts.closedBy)}`],
    ["Rules versions", report.versions.rules.join(", ")],
    ["Model versions", report.versions.models.join(", ")],
  ];
  for (const [name, value] of rows) sheet.field(name, value);
}

function writeTransaction(sheet: Sheet, transaction: CaseReport["transactions"][number]): void {
  const { id, externalId, at, amount, currency, network, from, to, description, score, level, decision, standing, rules, reasons } =
    transaction;
  sheet.text(`${at}   ${amount} ${currency}${network === null ? "" : ` on ${network}`}`);
  sheet.text(`${externalId} (${id})`, { indent: 12, isSoft: true });
  sheet.text(`From ${from} to ${to}`, { indent: 12 });
  if (description !== null && description !== "") sheet.text(`“${description}”`, { indent: 12 });
  sheet.text(`Score ${score.toFixed(4)}, ${level}; decided: ${decision}; now: ${standing}`, { indent: 12 });
  if (rules.length > 0) sheet.text(`Rules and lists met: ${rules.join(", ")}`, { indent: 12 });
  for (const reason of reasons) sheet.text(`${Math.round(100 * reason.weight)} %  ${reason.text}`, { indent: 12 });
  sheet.text(`Judged by rules ${transaction.rulesVersion}, model ${transaction.modelVersion}`, { indent: 12, isSoft: true });
  sheet.rule();
}

function writeEvent(sheet: Sheet, event: CaseReport["timeline"][number], nameOf: (id: string | null) => string): void {
  const { at, type, by, text, assignee, outcome, transactionCount, file } = event;
  const more = [
    outcome,
    assignee === null ? null : `to ${nameOf(assignee)}`,
    transactionCount === null ? null : `${transactionCount} transactions`,
    file && `${file.name}, ${file.size} bytes, sha256 ${file.sha256}`,
  ].filter((each) => each !== null);
  sheet.text(`${at}   ${type.replaceAll("_", " ")}, by ${nameOf(by)}${more.length === 0 ? "" : `: ${more.join("; ")}`}`);
  if (text !== null) sheet.text(text, { indent: 12, isSoft: true });
  sheet.gap(2);
}
