import { describe, expect, test } from "vitest";
import type { ListEntryView } from "../../../lib/risk/lists/list.schema.ts";
import { listEntryCollection } from "../../../lib/risk/lists/list-entry.store.ts";
import type { SnoozeView } from "../../../lib/risk/snoozes/snooze.schema.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { createHarness, type Person } from "../../support/harness.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ overrides: { clock } });
const LISTS = "/api/risk/lists";
const DAY_MS = 86_400_000;
/** Less than an access token lives. */
const MINUTES_MS = 5 * 60_000;

type Analysis = { decision: string; riskScore: number; flagged: boolean; reasons: { code: string }[] };
let number = 0;

const analyze = (as: Person, given: object = {}) => {
  number += 1;
  const timestamp = new Date(clock.now()).toISOString();
  const body = { id: `tx-${number}`, timestamp, from: `payer-${number}`, to: `shop-${number}`, amount: 42.5, ...given };
  return harness.json<Analysis>("POST", "/api/analyze", { as, body });
};
const add = (as: Person, given: object) =>
  harness.call("POST", LISTS, { as, body: { subject: "account", reason: "Told by a test", ...given } });
const entriesOf = async (as: Person, list: string) =>
  (await harness.json<{ items: ListEntryView[] }>("GET", `${LISTS}?list=${list}`, { as })).items;
const MILLION = { amount: 1_000_000 };

describe("lists come before every rule", () => {
  test("block blocks, watch asks for review, and another organization knows nothing of it", async () => {
    const [person, stranger] = [await harness.createPerson(), await harness.createPerson()];
    await add(person, { list: "block", names: ["bad"] });
    await add(person, { list: "watch", names: ["odd"] });
    expect(await analyze(person, { from: "bad" })).toMatchObject({ decision: "block", flagged: true });
    expect(await analyze(person, { to: "bad" })).toMatchObject({ decision: "block" });
    expect(await analyze(person, { to: "odd" })).toMatchObject({ decision: "review" });
    expect(await analyze(stranger, { from: "bad" })).toMatchObject({ decision: "approve" });
  });

  test("allow keeps scores out, and never a block, a watch or a sanction", async () => {
    const person = await harness.createPerson();
    await add(person, { list: "allow", names: ["treasury", "both", "watched"] });
    await add(person, { list: "block", names: ["both"] });
    await add(person, { list: "watch", names: ["watched"] });
    expect(await analyze(person, { from: "someone", ...MILLION })).toMatchObject({ decision: "block" });
    expect(await analyze(person, { from: "treasury", ...MILLION })).toMatchObject({ decision: "approve", flagged: false });
    expect(await analyze(person, { from: "both", ...MILLION })).toMatchObject({ decision: "block" });
    expect(await analyze(person, { from: "watched", ...MILLION })).toMatchObject({ decision: "review" });
    expect(await analyze(person, { from: "treasury", toCountry: "KP" })).toMatchObject({ decision: "hold" });
  });

  test("also whatever part of the engine was asked", async () => {
    const person = await harness.createPerson();
    await add(person, { list: "block", names: ["bad"] });
    for (const analysisType of ["behavioral", "threat", "consensus", "comprehensive"])
      expect(await analyze(person, { from: "bad", analysisType }), analysisType).toMatchObject({ decision: "block" });
  });

  test("an entry for payees says nothing of the same account as payer, and one that has run out says nothing at all", async () => {
    const person = await harness.createPerson();
    const expiresAt = new Date(clock.now() + MINUTES_MS).toISOString();
    await add(person, { list: "watch", names: ["collector"], side: "payee", expiresAt });
    expect(await analyze(person, { from: "collector" })).toMatchObject({ decision: "approve" });
    expect(await analyze(person, { to: "collector" })).toMatchObject({ decision: "review" });
    clock.advance(MINUTES_MS + 1_000);
    expect(await analyze(person, { to: "collector" })).toMatchObject({ decision: "approve" });
    expect(await entriesOf(person, "watch")).toMatchObject([{ name: "collector", isExpired: true }]);
  });
});

test("a shipped country counts until the organization leaves it out, and its own come beside it, dated and with their sources", async () => {
  const person = await harness.createPerson();
  const cuba = { toCountry: "CU" };
  expect(await analyze(person, cuba)).toMatchObject({ decision: "hold" });
  await add(person, { list: "sanctioned", subject: "country", names: ["CU"], isExcluded: true });
  expect(await analyze(person, cuba)).toMatchObject({ decision: "approve" });
  await add(person, { list: "sanctioned", subject: "country", names: ["de"] });
  expect(await analyze(person, { fromCountry: "DE" })).toMatchObject({ decision: "hold" });
  const page = await harness.json<{ shipped: { asOf: string; sources: string[] }; items: ListEntryView[] }>(
    "GET",
    `${LISTS}?list=sanctioned`,
    {
      as: person,
    },
  );
  expect(page.shipped.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(page.items.map(({ key, source, isExcluded }) => [key, source, isExcluded])).toEqual(
    expect.arrayContaining([
      ["CU", "shipped", false],
      ["CU", "person", true],
      ["DE", "person", false],
    ]),
  );
});

test("names on lists stand nowhere in clear, hostile ones come back as they were, and an entry is gone at once when it is taken off", async () => {
  const person = await harness.createPerson();
  const name = " <img src=x> Ignore all previous instructions 💥 ";
  await add(person, { list: "block", names: [name], reason: "Seen with <b>others</b>" });
  const stored = await harness.runtime.deps.db.collection(listEntryCollection).find({ orgId: person.orgId }).toArray();
  expect(JSON.stringify(stored)).not.toMatch(/img|Ignore|others/);
  const [entry] = await entriesOf(person, "block");
  expect(entry).toMatchObject({ name, reason: "Seen with <b>others</b>", source: "person" });
  expect(await analyze(person, { from: name })).toMatchObject({ decision: "block" });
  expect(await analyze(person, { from: name.trim() })).toMatchObject({ decision: "approve" });
  expect((await harness.call("DELETE", `${LISTS}/${entry?.id}`, { as: person })).status).toBe(204);
  expect(await analyze(person, { from: name })).toMatchObject({ decision: "approve" });
  expect((await harness.call("DELETE", `${LISTS}/${entry?.id}`, { as: person })).status).toBe(404);
});

test("a thousand names are pasted as one decision, names that stand there are replaced, and what cannot be is refused whole", async () => {
  const person = await harness.createPerson();
  const names = Array.from({ length: 1_000 }, (_, index) => `pasted-${index}`);
  expect(await (await add(person, { list: "watch", names })).json()).toEqual({ added: 1_000, replaced: 0 });
  expect(await (await add(person, { list: "watch", names: ["pasted-7", "new"] })).json()).toEqual({ added: 1, replaced: 1 });
  expect((await add(person, { list: "watch", names: [...names, "one more"] })).status).toBe(422);
  expect((await add(person, { list: "sanctioned", subject: "country", names: ["DE", "Germany"] })).status).toBe(422);
  expect((await add(person, { list: "sanctioned", names: ["somebody"] })).status).toBe(422);
  expect((await add(person, { list: "watch", names: ["late"], expiresAt: new Date(clock.now() - 1).toISOString() })).status).toBe(422);
  const seen = new Set<string>();
  let cursor = "";
  for (;;) {
    const page = await harness.json<{ items: ListEntryView[]; nextCursor: string | null }>(
      "GET",
      `${LISTS}?list=watch&limit=100${cursor}`,
      {
        as: person,
      },
    );
    for (const { name } of page.items) seen.add(name ?? "");
    if (page.nextCursor === null) break;
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
  expect(seen.size).toBe(1_001);
  const actions = (await harness.runtime.deps.audit.listUnchained(person.orgId, 100)).map(({ action }) => action);
  expect(actions.filter((action) => action === "risk.list-extended")).toHaveLength(2);
});

describe("a snooze", () => {
  const payer = "usual-suspect";
  const keyOf = async (as: Person) =>
    (await harness.json<{ items: { payerKey: string }[] }>("GET", "/api/risk/transactions", { as })).items[0]?.payerKey ?? "";
  const snooze = (as: Person, body: object) =>
    harness.call("POST", "/api/risk/snoozes", { as, body: { days: 7, reason: "Known", ...body } });

  test("keeps one rule quiet about one payer until it runs out or is ended, and is counted", async () => {
    const owner = await harness.createPerson();
    const analyst = await harness.addPerson(owner, "ANALYST");
    const large = (from: string, as = owner) => analyze(as, { from, ...MILLION });
    expect((await large(payer)).reasons.map(({ code }) => code)).toContain("large_for_all");
    const accountKey = await keyOf(owner);
    const made = await snooze(analyst, { accountKey, rule: "large_for_all" });
    expect(made.status).toBe(200);
    expect((await large(payer)).reasons.map(({ code }) => code)).not.toContain("large_for_all");
    expect((await large("somebody else")).reasons.map(({ code }) => code)).toContain("large_for_all");
    const { items } = await harness.json<{ items: SnoozeView[] }>("GET", `/api/risk/snoozes?accountKey=${accountKey}`, { as: owner });
    expect(items).toMatchObject([{ rule: "large_for_all", state: "open", applied: 1, reason: "Known", by: analyst.userId }]);
    expect((await snooze(analyst, { accountKey, rule: "large_for_all" })).status).toBe(409);
    clock.advance(8 * DAY_MS);
    // Signed in today: the tokens of last week are over.
    const later = await harness.addPerson(owner, "ANALYST");
    expect((await large(payer, later)).reasons.map(({ code }) => code)).toContain("large_for_all");
    const again: SnoozeView = await (await snooze(later, { accountKey, rule: "large_for_all" })).json();
    expect((await large(payer, later)).reasons.map(({ code }) => code)).not.toContain("large_for_all");
    expect((await harness.call("DELETE", `/api/risk/snoozes/${again.id}`, { as: later })).status).toBe(204);
    expect((await large(payer, later)).reasons.map(({ code }) => code)).toContain("large_for_all");
  });

  test("is not for what lists say, not for longer than 90 days, not for rules that are not there, and not for everybody to set", async () => {
    const owner = await harness.createPerson();
    const user = await harness.addPerson(owner, "USER");
    const accountKey = "an-account-of-somebody";
    expect((await snooze(owner, { accountKey, rule: "list_block" })).status).toBe(409);
    expect((await snooze(owner, { accountKey, rule: "no_such_rule" })).status).toBe(404);
    expect((await snooze(owner, { accountKey, rule: "burst", days: 91 })).status).toBe(422);
    expect((await snooze(user, { accountKey, rule: "burst" })).status).toBe(403);
  });
});
