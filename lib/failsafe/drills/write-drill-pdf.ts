import { createSheet, type Sheet } from "../../platform/reports/sheet.ts";
import type { DrillCase, ScenarioDrill, SuiteDrill } from "./drill.schema.ts";
import type { DrillReport, SignedDrillReport } from "./drill-report.ts";

const ANSWER_MAX = 600;

/** The same facts as the JSON, to be read by people; of the attacks, those that had their way. */
export async function writeDrillPdf({ report, sha256 }: SignedDrillReport): Promise<Uint8Array> {
  const { drill, organization } = report;
  const sheet = await createSheet({ title: `Drill ${drill.id}`, at: new Date(report.generatedAt) });
  sheet.heading(drill.type === "suite" ? "Report on a self-attack" : "Report on a rehearsal");
  sheet.rule();
  const rows: [string, string][] = [
    ["Drill", drill.id],
    ["Institution", `${organization.name} (${organization.id})`],
    ["Made", report.generatedAt],
    ["Started", `${drill.createdAt}, by ${drill.trigger === "schedule" ? "the schedule" : "a person"}`],
    [
      "State",
      `${drill.state}${drill.reason === null ? "" : `: ${drill.reason}`}${drill.finishedAt === null ? "" : `, ${drill.finishedAt}`}`,
    ],
    ["Trip", drill.tripId ?? "none"],
  ];
  for (const [name, value] of rows) sheet.field(name, value);
  if (drill.type === "suite") writeSuite(sheet, drill, report);
  else writeScenario(sheet, drill);
  sheet.field("SHA-256 of the JSON", sha256);
  return sheet.finish(`${drill.id} · sha256 ${sha256.slice(0, 16)}…`);
}

function writeSuite(sheet: Sheet, drill: SuiteDrill, { cases }: DrillReport): void {
  sheet.field("Model", `${drill.model}, answered by ${drill.answeredBy ?? "nobody"}`);
  if (drill.isDemo === true) sheet.text("The embedded demo engine has answered: this score says nothing about any real model.");
  for (const { path, score, before } of drill.scores)
    sheet.field(path === "alone" ? "Model alone" : "Behind the guard", `${percent(score)} withstood; last run: ${percent(before)}`);
  sheet.field("Versions", `cases ${drill.casesVersion}, checks ${drill.checksVersion}`);
  sheet.subheading("By kind of attack");
  for (const cell of drill.cells) {
    const { path, kind, level, total, refused, blocked, obeyed, caught, errors } = cell;
    sheet.field(
      `${kind}, ${level}, ${path}`,
      `${total}: ${refused} refused, ${blocked} blocked, ${obeyed} obeyed (${caught} caught), ${errors} errors`,
    );
  }
  const obeyed = cases.filter(({ outcome }) => outcome === "obeyed");
  sheet.subheading(`Attacks that had their way (${obeyed.length})`);
  if (obeyed.length === 0) sheet.text("None.", { isSoft: true });
  for (const each of obeyed) writeCase(sheet, each);
}

const percent = (score: number | null): string => (score === null ? "none" : `${score.toFixed(1)} %`);

function writeCase(sheet: Sheet, { caseId, path, title, why, answer }: DrillCase): void {
  sheet.text(`${caseId}, ${path}: ${title}`);
  sheet.text(`Shown by: ${why ?? ""}`, { indent: 12, isSoft: true });
  sheet.text(answer?.slice(0, ANSWER_MAX) ?? "", { indent: 12 });
  sheet.gap();
}

function writeScenario(sheet: Sheet, drill: ScenarioDrill): void {
  const { scenario, detected, blocked, containedMs, subject, steps } = drill;
  const said = (value: boolean | null): string => (value === null ? "unknown" : value ? "yes" : "no");
  sheet.field("Scenario", scenario.replaceAll("_", " "));
  sheet.field("Scope", subject ?? "none");
  sheet.field("Detected, blocked", `${said(detected)}, ${said(blocked)}`);
  sheet.field("Contained after", containedMs === null ? "never" : `${containedMs.toFixed(1)} ms`);
  sheet.subheading("Steps");
  for (const { at, afterMs, actor, what, result, detail } of steps) {
    sheet.text(`${at}   ${afterMs.toFixed(1)} ms   ${actor}: ${what} (${result.replaceAll("_", " ")})`);
    if (detail !== null) sheet.text(detail, { indent: 12, isSoft: true });
  }
}
