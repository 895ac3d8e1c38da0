import { expect, test } from "vitest";
import { findAt } from "../../../lib/platform/inventory.ts";
import { collections } from "../../../lib/runtime/collections.ts";
import { inventory } from "../../../lib/runtime/inventory.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { tick } from "../../support/conversation.ts";
import { createHarness } from "../../support/harness.ts";
import { type Leaf, leavesOf, readDatabase } from "../../support/scan-database.ts";
import { liveALittle } from "./life.ts";

const BLOB = /^[vx]1\.[0-9a-f]{8}\.[0-9a-f]{16}\./;
const row = (name: string) => inventory.find((candidate) => candidate.name === name);

test("every collection has one row that says whose it is, what is encrypted in it and what of a person is there", () => {
  const names = collections.map(({ name }) => name).toSorted();
  expect(inventory.map(({ name }) => name).toSorted()).toEqual(names);
  const silent = inventory.filter(({ person }) => person.type === "none" && person.why.length < 10);
  expect(silent).toEqual([]);
});

/** A path of a document against one of the inventory: `steps.model:0.result` is `steps.*.result`. */
function isDeclared(leaf: Leaf, documents: readonly object[], paths: readonly string[]): boolean {
  const document = documents.find((candidate) => Reflect.get(candidate, "_id") === leaf.id);
  return paths.some((path) => findAt(document, path).some((found) => found.path === leaf.path));
}

test("after people have lived in it, no encrypted value and no person's id stands where no row says so", async () => {
  const clock = createAdjustableClock();
  const harness = await createHarness({ overrides: { clock } });
  const { owner, member } = await liveALittle(harness);
  clock.advance(61_000);
  await tick(harness);
  const database = await readDatabase(harness.environment.MONGODB_URI ?? "");
  const leaves = [...leavesOf(database)];

  const sealed = leaves.filter(({ text, collection }) => BLOB.test(text) && collection !== "data_keys");
  expect(new Set(sealed.map(({ collection }) => collection))).toEqual(
    new Set([
      "audit_persons",
      "audit_pseudonyms",
      "chats",
      "guard_appeals",
      "legal_holds",
      "memories",
      "notifications",
      "search_keys",
      "turns",
      "idempotency",
      "account_export_parts",
    ]),
  );
  const undeclared = sealed.filter((leaf) => {
    const encryption = row(leaf.collection)?.encryption;
    if (encryption?.type === "short-lived") return false;
    const paths = encryption?.type === "fields" ? encryption.fields.map(({ path }) => path) : [];
    return !isDeclared(leaf, database.get(leaf.collection) ?? [], paths);
  });
  expect(undeclared).toEqual([]);

  // Their own documents go as a whole; elsewhere each place is named.
  const named = leaves.filter(({ text }) => text.includes(owner.userId) || text.includes(member.userId));
  expect(named.length).toBeGreaterThan(20);
  const unsaid = named.filter((leaf) => {
    const { person } = row(leaf.collection) ?? {};
    const documents = database.get(leaf.collection) ?? [];
    if (person?.type !== "personal") return !["audit", "data_keys", "key_rotations"].includes(leaf.collection);
    const document = documents.find(({ _id }) => _id === leaf.id);
    const isOwned = person.owned.some(({ path }) =>
      findAt(document, path).some(({ value }) => value === owner.userId || value === member.userId),
    );
    return (
      !isOwned &&
      !isDeclared(
        leaf,
        documents,
        person.mentions.map(({ path }) => path),
      )
    );
  });
  expect(unsaid.map(({ collection, path }) => `${collection} ${path}`)).toEqual([]);
});

test("the scan sees an encrypted value and an id that nobody has declared", async () => {
  const database = new Map([["chats", [{ _id: "cht_1", note: "v1.00000000.0123456789abcdef.AAAA.AAAA.AAAA", by: { usr_1: true } }]]]);
  const leaves = [...leavesOf(database)];
  expect(leaves.filter(({ text }) => BLOB.test(text)).map(({ path }) => path)).toEqual(["note"]);
  expect(leaves.filter(({ text }) => text.includes("usr_1")).map(({ path }) => path)).toEqual(["by.usr_1 (its name)"]);
});
