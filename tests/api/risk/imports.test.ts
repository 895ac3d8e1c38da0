import { describe, expect, test } from "vitest";
import { IMPORT_MAX_BYTES, type ImportPreview, type RiskImport } from "../../../lib/risk/imports/import.schema.ts";
import { importPartCollection } from "../../../lib/risk/imports/import.store.ts";
import { transactionCollection } from "../../../lib/risk/transactions/transaction.store.ts";
import { NO_QUEUE } from "../../support/conversation.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import {
  brokenRowsOf,
  CSV_HEADER,
  csvOf,
  deliverRiskImport,
  importRiskFile,
  putRiskPart,
  runRiskImport,
  sendRiskFile,
} from "../../support/risk-imports.ts";

const harness = await createHarness({ environment: NO_QUEUE });
const { db } = harness.runtime.deps;
const kept = (as: Person) => db.collection(transactionCollection).countDocuments({ orgId: as.orgId });
const get = (as: Person, id: string) => harness.json<RiskImport>("GET", `/api/risk/imports/${id}`, { as });
const row = (id: string, amount = "10.00", at = "2026-03-01T10:00:00Z") => `${id},${at},acc-1,shop-1,${amount},USD`;
const MIXED = [CSV_HEADER, row("a1"), row("a2", "abc"), row("a3", "-5"), row("a4", "1.234"), `${row("a5")},surplus`, row("a6")].join("\n");

/** Five to be judged among the first thousand rows, two behind them. */
const twoStretches = [
  CSV_HEADER,
  ...Array.from({ length: 1_002 }, (_, index) => row(`s${index}`, index < 5 || index > 999 ? "12.00" : "?")),
].join("\n");

describe("a file is imported", () => {
  test("each row is judged once, also by a second delivery, a second start and a second import of the same file", async () => {
    const as = await harness.createPerson();
    const done = await importRiskFile(harness, as, csvOf(60));
    expect(done).toMatchObject({ state: "done", rows: 60, read: 60, judged: 60, repeated: 0, conflicting: 0, broken: 0 });
    expect(Object.values(done.decisions).reduce((sum, count) => sum + count, 0)).toBe(60);
    await deliverRiskImport(harness, as, done.id);
    expect(await get(as, done.id)).toEqual(done);
    expect((await harness.call("POST", `/api/risk/imports/${done.id}/start`, { as, body: {} })).status).toBe(409);
    expect(await importRiskFile(harness, as, csvOf(60))).toMatchObject({ judged: 0, repeated: 60 });
    expect(await kept(as)).toBe(60);
    expect(await db.collection(importPartCollection).countDocuments({ orgId: as.orgId })).toBe(0);
  });

  test("a run that dies between judging and counting is taken up by the next, and no row is judged or counted twice", async () => {
    const as = await harness.createPerson();
    const { id } = await sendRiskFile(harness, as, twoStretches);
    await harness.call("POST", `/api/risk/imports/${id}/start`, { as, body: {} });
    const { ledger } = harness.runtime.deps.riskImports;
    const { write } = ledger;
    let left = 4;
    // The check writes three times; the fourth write would count the first stretch.
    ledger.write = (...input) => (left-- > 1 ? write(...input) : Promise.reject(new Error("The process ends here.")));
    await deliverRiskImport(harness, as, id);
    ledger.write = write;
    expect(await get(as, id)).toMatchObject({ judged: 0 });
    expect(await kept(as)).toBe(5);
    await db
      .collection({ name: "risk_imports", indexes: [] })
      .updateOne({ orgId: as.orgId }, { $set: { leaseUntil: new Date(0), state: "running" } });
    await deliverRiskImport(harness, as, id);
    expect(await get(as, id)).toMatchObject({ state: "done", judged: 7, repeated: 0, broken: 995 });
    expect(await kept(as)).toBe(7);
  });

  test("a whole small file goes in with one request", async () => {
    const as = await harness.createPerson();
    const send = (body: string, query = "") =>
      fetch(`${harness.url}/api/risk/imports/csv${query}`, {
        method: "POST",
        headers: { authorization: `Bearer ${as.token}`, "content-type": "text/csv" },
        body,
      });
    const started = await send("ID;Datum;von;an;Betrag\nt1;2026-03-01;a;b;1.234,50\n", "?decimal=,&currency=EUR");
    expect([started.status, (await started.json()).code]).toEqual([422, "risk.import_columns_missing"]);
    const good = await send("Reference;Date;Sender;Beneficiary;Amount\nt1;2026-03-01;a;b;1.234,50\n", "?decimal=,&currency=EUR");
    expect(good.status).toBe(202);
    const { id } = await good.json();
    await deliverRiskImport(harness, as, id);
    expect(await get(as, id)).toMatchObject({ state: "done", judged: 1 });
    expect(await db.collection(transactionCollection).findOne({ orgId: as.orgId })).toMatchObject({
      amountMinor: "123450",
      currency: "EUR",
    });
    expect((await send("")).status).toBe(422);
  });
});

describe("broken rows", () => {
  test("are named with number, column and reason, and the others go in", async () => {
    const as = await harness.createPerson();
    const done = await importRiskFile(harness, as, MIXED);
    expect(done).toMatchObject({ state: "done", judged: 2, broken: 4, rows: 6 });
    const broken = await brokenRowsOf(harness, as, done.id);
    expect(broken.map((each) => [each.row, each.column])).toEqual([
      [3, "amount"],
      [4, "amount"],
      [5, "amount"],
      [6, null],
    ]);
    for (const { reason } of broken) expect(reason.length).toBeGreaterThan(10);
    expect(broken[0]?.cells).toContain("abc");
  });

  test("keep all others out where all or none was asked, and the same file goes in another way afterwards", async () => {
    const as = await harness.createPerson();
    const refused = await importRiskFile(harness, as, MIXED, { mode: "all_or_none" });
    expect(refused).toMatchObject({ state: "refused", reason: "risk.import_rows_broken", judged: 0, broken: 4 });
    expect(await kept(as)).toBe(0);
    expect(await runRiskImport(harness, as, refused.id)).toMatchObject({ state: "done", judged: 2, broken: 4 });
    expect(await importRiskFile(harness, as, csvOf(3), { mode: "all_or_none" })).toMatchObject({ state: "done", judged: 3 });
  });

  test("one id twice in a file is one transaction, or a broken row where it says something else; against what is kept it is a conflict", async () => {
    const as = await harness.createPerson();
    const first = await importRiskFile(harness, as, [CSV_HEADER, row("d1"), row("d1", "10"), row("d1", "11"), row("d2")].join("\n"));
    expect(first).toMatchObject({ judged: 2, repeated: 1, broken: 1 });
    const changed = [CSV_HEADER, row("d1", "99"), row("d3")].join("\n");
    const none = await importRiskFile(harness, as, changed, { mode: "all_or_none" });
    expect([none.state, none.broken, await kept(as)]).toEqual(["refused", 1, 2]);
    const second = await importRiskFile(harness, as, changed);
    expect(second).toMatchObject({ state: "done", judged: 1, conflicting: 1 });
    expect(await brokenRowsOf(harness, as, second.id)).toMatchObject([{ row: 2, column: "id" }]);
  });

  test("leave as a CSV in which nothing runs, in the order of the file and over pages", async () => {
    const as = await harness.createPerson();
    const evil = ['=cmd|"/c calc"!A1', "+1", "@SUM(A1)", "-2"].map((formula) => `"${formula.replaceAll('"', '""')}",x,a,b,1,USD`);
    const done = await importRiskFile(
      harness,
      as,
      [CSV_HEADER, ...evil, ...Array.from({ length: 1_600 }, (_, index) => row(`x${index}`, "?"))].join("\n"),
    );
    expect(done.broken).toBe(1_604);
    const exported = await harness.call("GET", `/api/risk/imports/${done.id}/broken-rows/export`, { as });
    const lines = (await exported.text()).trimEnd().split("\r\n");
    expect(lines.length).toBe(1_605);
    for (const line of lines) expect(line).not.toMatch(/(?:^|,)"?[=+@-]/);
    const seen: number[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const page: { items: { row: number }[]; nextCursor: string | null } = await harness.json(
        "GET",
        `/api/risk/imports/${done.id}/broken-rows?limit=100${query}`,
        { as },
      );
      seen.push(...page.items.map((each) => each.row));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(Array.from({ length: 1_604 }, (_, index) => index + 2));
  });
});

describe("a look before the import", () => {
  test("shows the columns found, the first rows and what is wrong; a choice is followed, and nothing is stored", async () => {
    const as = await harness.createPerson();
    const { id } = await sendRiskFile(harness, as, "Ref\tWhen\tPayer\tPayee\tGross\nr1\t2026-03-01 10:00\ta\tb\t5\nr2\tsoon\ta\tb\t5\n");
    const look = (body: object) => harness.json<ImportPreview>("POST", `/api/risk/imports/${id}/preview`, { as, body });
    const found = await look({});
    expect(found).toMatchObject({
      delimiter: "\t",
      headers: ["Ref", "When", "Payer", "Payee", "Gross"],
      columns: { from: 2, to: 3, amount: null },
    });
    expect(found.missing).toEqual(["id", "timestamp", "amount or amountMinor"]);
    const chosen = await look({ columns: { id: 0, timestamp: 1, amount: 4 } });
    expect(chosen).toMatchObject({
      missing: [],
      read: 2,
      broken: 1,
      rows: [
        { row: 2, problem: null },
        { row: 3, problem: { column: "When" } },
      ],
    });
    expect(await kept(as)).toBe(0);
    const dry = await runRiskImport(harness, as, id, { columns: { id: 0, timestamp: 1, amount: 4 }, isDryRun: true });
    expect([dry.state, dry.rows, dry.broken, dry.judged, await kept(as)]).toEqual(["checked", 2, 1, 0, 0]);
    expect(await runRiskImport(harness, as, id, { columns: { id: 0, timestamp: 1, amount: 4 } })).toMatchObject({
      state: "done",
      judged: 1,
    });
  });
});

describe("an import is stopped", () => {
  test("before it runs, and between two stretches; what was judged stays", async () => {
    const as = await harness.createPerson();
    const waiting = await sendRiskFile(harness, as, csvOf(2));
    expect(await harness.json("POST", `/api/risk/imports/${waiting.id}/cancel`, { as })).toMatchObject({ state: "cancelled" });
    expect((await harness.call("POST", `/api/risk/imports/${waiting.id}/start`, { as, body: {} })).status).toBe(409);
    const { id } = await sendRiskFile(harness, as, twoStretches);
    await harness.call("POST", `/api/risk/imports/${id}/start`, { as, body: {} });
    const { riskImports } = harness.runtime.deps;
    const { isCancelAsked } = riskImports;
    let asked = 0;
    riskImports.isCancelAsked = async (...input) => {
      asked += 1;
      // Two stretches are checked first; the second to be judged is not begun.
      if (asked === 4) await harness.call("POST", `/api/risk/imports/${id}/cancel`, { as });
      return isCancelAsked(...input);
    };
    await deliverRiskImport(harness, as, id);
    riskImports.isCancelAsked = isCancelAsked;
    expect(await get(as, id)).toMatchObject({ state: "cancelled", judged: 5 });
    expect(await kept(as)).toBe(5);
    expect((await harness.call("POST", `/api/risk/imports/${id}/cancel`, { as })).status).toBe(409);
  });

  test("when whoever started it may not import any more", async () => {
    const owner = await harness.createPerson();
    const as = await harness.addPerson(owner, "USER");
    const { id } = await sendRiskFile(harness, as, csvOf(2));
    await harness.call("POST", `/api/risk/imports/${id}/start`, { as, body: {} });
    await harness.call("PATCH", `/api/members/${as.userId}`, { as: owner, body: { role: "READ_ONLY" } });
    await deliverRiskImport(harness, as, id);
    expect(await get(owner, id)).toMatchObject({ state: "failed", reason: "auth.permission_required", judged: 0 });
  });
});

test("a part that does not fit, a missing part and a file that is too large are refused before anything is read", async () => {
  const as = await harness.createPerson();
  const over = await harness.call("POST", "/api/risk/imports", { as, body: { name: "a.csv", sizeBytes: IMPORT_MAX_BYTES + 1 } });
  expect([over.status, (await over.json()).detail]).toEqual([422, expect.stringContaining("split the file")]);
  const made = await harness.json<RiskImport>("POST", "/api/risk/imports", { as, body: { name: "a.csv", sizeBytes: 2_000_003 } });
  expect(made.parts).toBe(2);
  expect((await putRiskPart(harness, as, made.id, 1, new Uint8Array(4))).status).toBe(422);
  expect((await putRiskPart(harness, as, made.id, 2, new Uint8Array(3))).status).toBe(422);
  expect((await putRiskPart(harness, as, made.id, 1, new Uint8Array(3))).status).toBe(204);
  const started = await harness.call("POST", `/api/risk/imports/${made.id}/start`, { as, body: {} });
  expect([started.status, (await started.json()).code]).toEqual([409, "risk.import_incomplete"]);
});

test("nothing of a file stands anywhere in clear, and another organization finds none of it", async () => {
  const as = await harness.createPerson();
  const done = await importRiskFile(harness, as, [CSV_HEADER, row("kestrel-id"), row("kestrel-broken", "kestrel")].join("\n"));
  const stored: unknown[] = [];
  for (const name of ["risk_imports", "risk_import_parts", "risk_import_broken_pages", "risk_transactions", "audit"])
    stored.push(...(await db.collection({ name, indexes: [] }).find({ orgId: as.orgId }).toArray()));
  expect(stored.length).toBeGreaterThan(3);
  expect(JSON.stringify(stored)).not.toContain("kestrel");
  const stranger = await harness.createPerson();
  for (const path of ["", "/broken-rows", "/broken-rows/export"])
    expect((await harness.call("GET", `/api/risk/imports/${done.id}${path}`, { as: stranger })).status).toBe(404);
});
