import { expect, test } from "vitest";
import type { CsvRow } from "./csv/row-reader.ts";
import { chooseColumns } from "./find-columns.ts";
import { IMPORT_MAX_ROWS } from "./import.schema.ts";
import type { Reading } from "./import.store.ts";
import { type Entry, openTable, readEntries, toEntry } from "./read-entries.ts";

const NOW = Date.parse("2026-03-02T00:00:00Z");

async function* pieces(text: string, size = 7): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function* rowsOf(count: number): AsyncGenerator<CsvRow> {
  for (let row = 2; row < count + 2; row += 1) yield { row, cells: ["x"], problem: null };
}

const readingOf = (headers: readonly string[], others: Partial<Reading> = {}): Reading => ({
  ...{ delimiter: ",", decimal: ".", currency: null, columns: chooseColumns(headers, undefined) },
  ...others,
});

async function entriesOf(text: string, others: Partial<Reading> = {}): Promise<Entry[]> {
  const table = await openTable(pieces(text), others.delimiter ?? ",");
  return Array.fromAsync(readEntries(table, readingOf(table.headers, others), () => NOW));
}

test("every field of a transaction has a column", async () => {
  const headers =
    "id,timestamp,from,to,amount,currency,network,category,description,fromCountry,toCountry,latitude,longitude,homeLat,homeLon,oldbalanceOrg,newbalanceOrig,oldbalanceDest,newbalanceDest";
  const [entry] = await entriesOf(
    `${headers}\nt1,2026-03-01 10:00,a, b ,5,eur,SEPA,food,"one, two",de,FR,52.5,13.4,48.1,11.5,100,95,0,5\n`,
  );
  expect(entry?.type === "valid" && entry.input).toMatchObject({
    ...{ id: "t1", at: new Date("2026-03-01T10:00:00Z"), from: "a", to: " b ", amountMinor: "500", currency: "EUR", category: "food" },
    ...{ description: "one, two", payerCountry: "DE", payeeCountry: "FR", location: { latitude: 52.5, longitude: 13.4 } },
    ...{ home: { latitude: 48.1, longitude: 11.5 }, balances: { fromBefore: 100, fromAfter: 95, toBefore: 0, toAfter: 5 } },
  });
});

test("a row with too many or too few cells is broken, and says how many there should be", async () => {
  const entries = await entriesOf("id,timestamp,from,to,amount\nt1,2026-03-01,a,b,1,234.50\nt2,2026-03-01,a,b\nt3,2026-03-01,a,b,5,\n");
  expect(entries.map(({ type }) => type)).toEqual(["broken", "broken", "valid"]);
  expect(entries[0]?.type === "broken" && entries[0].broken.reason).toContain("6 cells where the header has 5");
});

test("a time nobody can be sure of is refused with the form it should have", async () => {
  const [entry] = await entriesOf("id,timestamp,from,to,amount\nt1,03/04/2026,a,b,5\n");
  expect(entry?.type === "broken" && entry.broken).toMatchObject({
    row: 2,
    column: "timestamp",
    reason: expect.stringContaining("ISO 8601"),
  });
});

test("what a broken row shows of itself is bounded, however long its cells are", () => {
  const row = { row: 2, cells: Array.from({ length: 300 }, () => "x".repeat(5_000)), problem: null };
  const entry = toEntry(row, ["id"], readingOf(["id"]), NOW);
  expect(entry.type === "broken" && entry.broken.cells.join("").length).toBe(2_000);
});

test("the default currency is for rows that name none", async () => {
  const [yen, euro] = await entriesOf("id,time,from,to,amount,currency\nt1,2026-03-01,a,b,5,\nt2,2026-03-01,a,b,5,EUR\n", {
    currency: "JPY",
  });
  expect([yen, euro].map((entry) => entry?.type === "valid" && entry.input.currency)).toEqual(["JPY", "EUR"]);
});

test("as many rows as an import takes are read, and not one more", async () => {
  const read = async (count: number) => {
    let seen = 0;
    const table = { headers: ["id", "from"], rows: rowsOf(count) };
    for await (const _entry of readEntries(table, readingOf(["id", "from"]), () => NOW)) seen += 1;
    return seen;
  };
  expect(await read(IMPORT_MAX_ROWS)).toBe(IMPORT_MAX_ROWS);
  await expect(read(IMPORT_MAX_ROWS + 1)).rejects.toMatchObject({ code: "risk.import_too_many_rows" });
});
