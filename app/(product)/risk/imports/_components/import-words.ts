import type { RiskImport } from "../../../../_client/risk-imports.ts";
import { formatDuration } from "../../../../_ui/format.ts";
import { formatCount } from "../../../../_ui/format-amounts.ts";

/** In the order people look for them; the API's own names. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  id: "Id",
  timestamp: "Time",
  from: "Who pays",
  to: "Who is paid",
  amount: "Amount",
  amountMinor: "Amount in minor units",
  "amount or amountMinor": "the amount",
  currency: "Currency",
  network: "Network",
  category: "Category",
  description: "Description",
  fromCountry: "Payer's country",
  toCountry: "Payee's country",
  latitude: "Latitude",
  longitude: "Longitude",
  homeLatitude: "Payer's home, latitude",
  homeLongitude: "Payer's home, longitude",
  fromBefore: "Payer's balance before",
  fromAfter: "Payer's balance after",
  toBefore: "Payee's balance before",
  toAfter: "Payee's balance after",
};

export const USUAL_FIELDS: ReadonlySet<string> = new Set(["id", "timestamp", "from", "to", "amount", "currency"]);

const FAILURES: Readonly<Record<string, string>> = {
  "risk.import_rows_broken": "Rows are broken, so none was imported.",
  "risk.import_not_csv": "The file is no table of text.",
  "risk.import_not_utf8": "The file is not saved as UTF-8.",
  "risk.import_empty": "The file is empty.",
  "risk.import_no_rows": "The file has a header and no row.",
  "risk.import_too_many_rows": "The file has more than 200,000 rows. Split it by rows and repeat the header in each piece.",
  "risk.import_incomplete": "Parts of the file are gone. Choose it again.",
  "auth.permission_required": "Whoever started it may not import any more.",
};

const rows = (count: number) => `${formatCount(count)} ${count === 1 ? "row" : "rows"}`;

export function describeImport(item: RiskImport): string {
  switch (item.state) {
    case "receiving":
      return "Waits for you to say how it is read.";
    case "queued":
      return "Waits for its turn.";
    case "running":
      return describeRun(item);
    case "checked":
      return `${rows(item.rows ?? 0)} checked, none imported. ${item.broken === 0 ? "All can be imported." : `${rows(item.broken)} broken.`}`;
    case "refused":
    case "failed":
      return FAILURES[item.reason ?? ""] ?? "The import failed. What was judged stays judged; start it again for the rest.";
    case "cancelled":
      return item.judged > 0 ? `Cancelled. ${rows(item.judged)} had been judged and stay judged.` : "Cancelled.";
    case "done":
      return describeEnd(item);
  }
}

function describeRun({ phase, read, rows: total, secondsLeft }: RiskImport): string {
  if (phase !== "judge" || total === null) return read === 0 ? "Being read." : `${rows(read)} read.`;
  const left = secondsLeft === null ? "" : ` About ${formatDuration(Math.max(1, secondsLeft) * 1_000)} left.`;
  return `${formatCount(read)} of ${rows(total)}.${left}`;
}

function describeEnd({ judged, repeated, conflicting, broken }: RiskImport): string {
  const parts = [
    `${rows(judged)} judged`,
    ...(repeated > 0 ? [`${formatCount(repeated)} known before`] : []),
    ...(conflicting > 0 ? [`${formatCount(conflicting)} in conflict with what is kept`] : []),
    ...(broken > 0 ? [`${formatCount(broken)} broken`] : []),
  ];
  return `${parts.join(", ")}.`;
}
