import { hashName } from "../../../lib/risk/engine/movement.ts";
import type { Labelled } from "../../../lib/risk/engine/replay.ts";
import { readRows } from "./read-lines.ts";

export const FORMATS = ["handbook", "sparkov", "amlsim", "paysim"] as const;
export type Format = (typeof FORMATS)[number];

const NOTHING_KNOWN = {
  category: 0,
  latitude: Number.NaN,
  longitude: Number.NaN,
  homeLatitude: Number.NaN,
  homeLongitude: Number.NaN,
  payerBalanceBefore: Number.NaN,
  payerBalanceAfter: Number.NaN,
  payeeBalanceBefore: Number.NaN,
  payeeBalanceAfter: Number.NaN,
};

type Row = ReadonlyMap<string, string>;
const text = (row: Row, name: string): string => {
  const value = row.get(name);
  if (value === undefined) throw new Error(`The file has no column "${name}".`);
  return value;
};
const number = (row: Row, name: string): number => Number(text(row, name));

const HANDBOOK_START = Date.UTC(2018, 6, 1);
const SPARKOV_START = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** What a row of each format says. AMLSim labels accounts, not transfers. */
const READ: Readonly<Record<Format, (row: Row) => Labelled>> = {
  handbook: (row) => ({
    movement: {
      ...NOTHING_KNOWN,
      at: HANDBOOK_START + number(row, "t") * 1_000,
      payer: hashName(`acct ${text(row, "acct")}`),
      payee: hashName(`term ${text(row, "term")}`),
      amount: number(row, "amt"),
    },
    isFraud: text(row, "fraud") === "1",
  }),
  sparkov: (row) => ({
    movement: {
      ...NOTHING_KNOWN,
      at: SPARKOV_START + number(row, "t") * 1_000,
      payer: hashName(`acct ${text(row, "acct")}`),
      payee: hashName(`merchant ${text(row, "merchant")}`),
      amount: number(row, "amt"),
      category: hashName(text(row, "category")),
      latitude: number(row, "mlat"),
      longitude: number(row, "mlon"),
      homeLatitude: number(row, "hlat"),
      homeLongitude: number(row, "hlon"),
    },
    isFraud: text(row, "fraud") === "1",
  }),
  amlsim: (row) => ({
    movement: {
      ...NOTHING_KNOWN,
      at: HANDBOOK_START + number(row, "time") * DAY_MS,
      payer: hashName(`node ${text(row, "sourceNodeId")}`),
      payee: hashName(`node ${text(row, "targetNodeId")}`),
      amount: number(row, "value"),
    },
    isFraud: false,
  }),
  paysim: (row) => ({
    movement: {
      ...NOTHING_KNOWN,
      at: HANDBOOK_START + number(row, "step") * 3_600_000,
      payer: hashName(text(row, "nameOrig")),
      payee: hashName(text(row, "nameDest")),
      amount: number(row, "amount"),
      category: hashName(text(row, "type")),
      payerBalanceBefore: number(row, "oldbalanceOrg"),
      payerBalanceAfter: number(row, "newbalanceOrig"),
      payeeBalanceBefore: number(row, "oldbalanceDest"),
      payeeBalanceAfter: number(row, "newbalanceDest"),
    },
    isFraud: text(row, "isFraud") === "1",
  }),
};

export async function readSet(file: string, format: Format): Promise<Labelled[]> {
  const found: Labelled[] = [];
  for await (const row of readRows(file)) found.push(READ[format](row));
  return found;
}
