import { describe, expect, test } from "vitest";
import type { CollectionItem, CollectionView } from "../../../lib/prompts/social/collection.schema.ts";
import { collectionCollection } from "../../../lib/prompts/social/collection.store.ts";
import { collectionItemCollection } from "../../../lib/prompts/social/collection-item.store.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { makePrompt } from "../../support/social-prompts.ts";

const harness = await createHarness();
const { db, audit } = harness.runtime.deps;
const owner = await harness.createPerson();
const [ana, ben, reader, stranger] = [
  await harness.addPerson(owner, "USER"),
  await harness.addPerson(owner, "USER"),
  await harness.addPerson(owner, "READ_ONLY"),
  await harness.createPerson(),
];
const prompts = await Promise.all(["A", "B", "C", "D"].map((title) => makePrompt(harness, owner, { title })));
const [a, b, c, d] = prompts.map(({ _id }) => _id);

const PATH = "/api/prompts/collections";
const make = (as: Person, body: object = {}) => harness.json<CollectionView>("POST", PATH, { as, body: { name: "Shelf", ...body } });
const send = (as: Person, method: string, path: string, body?: object) =>
  harness.call(method, `${PATH}/${path}`, { as, ...(body && { body }) });
const put = (as: Person, id: string, promptId = "", after?: string | null) =>
  send(as, "PUT", `${id}/items/${promptId}`, after === undefined ? {} : { after });
const itemsOf = async (as: Person, id: string, query = "") =>
  harness.json<{ items: CollectionItem[]; nextCursor: string | null }>("GET", `${PATH}/${id}/items${query}`, { as });
const orderOf = async (as: Person, id: string) => (await itemsOf(as, id)).items.map(({ prompt }) => prompt?.title ?? null);
const namesOf = async (as: Person, query = "") =>
  (await harness.json<{ items: CollectionView[] }>("GET", `${PATH}${query}`, { as })).items.map(({ name }) => name);
const codeOf = async (response: Promise<Response>) => (await (await response).json()).code;

describe("a collection", () => {
  test("keeps the order it is given: added at the end, put behind another one, put in front", async () => {
    const { id } = await make(ana);
    for (const promptId of [a, b, c]) expect((await put(ana, id, promptId)).status).toBe(204);
    expect(await orderOf(ana, id)).toEqual(["A", "B", "C"]);
    await put(ana, id, d, a);
    await put(ana, id, c, null);
    expect(await orderOf(ana, id)).toEqual(["C", "A", "D", "B"]);
    // Again, and behind itself, changes nothing.
    await put(ana, id, a);
    await put(ana, id, a, a);
    expect(await orderOf(ana, id)).toEqual(["C", "A", "D", "B"]);
    await send(ana, "DELETE", `${id}/items/${a}`);
    expect((await send(ana, "DELETE", `${id}/items/${a}`)).status).toBe(204);
    expect(await codeOf(put(ana, id, b, a))).toBe("prompts.item_not_there");
    const first = await itemsOf(ana, id, "?limit=2");
    const rest = await itemsOf(ana, id, `?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items].map(({ prompt }) => prompt?.title)).toEqual(["C", "D", "B"]);
    expect(await harness.json("GET", `${PATH}/${id}`, { as: ana })).toMatchObject({ items: 3, isOwn: true });
  });

  test("changed by many at once loses nothing, and counts what is in it", async () => {
    const { id } = await make(ana, { visibility: "organization" });
    const sent = await Promise.all([a, b, c, d, a, b].map((promptId, index) => put(index % 2 === 0 ? ana : ben, id, promptId)));
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 204));
    expect((await orderOf(ben, id)).toSorted()).toEqual(["A", "B", "C", "D"]);
    const positions = await db.collection(collectionItemCollection).find({ collectionId: id }).toArray();
    expect(new Set(positions.map(({ position }) => position)).size).toBe(4);
    expect(await harness.json("GET", `${PATH}/${id}`, { as: ben })).toMatchObject({ items: 4, isOwn: false });
  });

  test("shows a prompt that is gone, and one that is another's own, alike and without a word of it", async () => {
    const { id } = await make(ana, { visibility: "organization" });
    const secret = await makePrompt(harness, ana, { title: "Kestrel", visibility: "private" });
    const goner = await makePrompt(harness, ana, { title: "Kestrel" });
    for (const { _id } of [secret, goner]) await put(ana, id, _id);
    await db.withTransaction((session) => harness.runtime.deps.prompts.delete(ana.orgId, goner._id, session));
    const text = JSON.stringify((await itemsOf(ben, id)).items);
    expect(text).not.toContain("Kestrel");
    expect((await itemsOf(ben, id)).items.map(({ prompt }) => prompt)).toEqual([null, null]);
    expect(await orderOf(ana, id)).toEqual(["Kestrel", null]);
    // What nobody reads any more can still be moved and taken out.
    expect((await put(ben, id, goner._id, null)).status).toBe(204);
    expect((await send(ben, "DELETE", `${id}/items/${goner._id}`)).status).toBe(204);
  });

  test("is its person's own until it is shared; then others fill it, and only its owner and admins rename or delete it", async () => {
    const made = await make(ana, { name: "Mine alone" });
    const { id, revision } = made;
    const foreign = [
      send(ben, "GET", id),
      send(ben, "PATCH", id, { revision, name: "Taken" }),
      put(ben, id, a),
      send(stranger, "DELETE", id),
    ];
    expect(await Promise.all(foreign.map(codeOf))).toEqual(foreign.map(() => "prompts.collection_not_found"));
    expect(await namesOf(ben, "?visibility=private")).toEqual([]);
    const shared: CollectionView = await (await send(ana, "PATCH", id, { revision, visibility: "organization" })).json();
    expect(await namesOf(ben)).toContain("Mine alone");
    expect((await put(ben, id, a)).status).toBe(204);
    const change = { revision: shared.revision + 1, name: "Taken" };
    expect(await codeOf(send(ben, "PATCH", id, change))).toBe("prompts.not_yours");
    expect(await codeOf(send(ben, "DELETE", id))).toBe("prompts.not_yours");
    expect(await codeOf(send(ana, "PATCH", id, { ...change, revision }))).toBe("prompts.collection_changed");
    expect((await send(owner, "PATCH", id, change)).status).toBe(200);
    expect((await send(owner, "DELETE", id)).status).toBe(204);
    expect(await db.collection(collectionItemCollection).findOne({ collectionId: id })).toBeNull();
    const actions = (await audit.listUnchained(owner.orgId, 500)).filter(({ target }) => target.id === id).map(({ action }) => action);
    expect(actions).toEqual([
      ...["prompts.collection-created", "prompts.collection-changed", "prompts.collection-item-added"],
      ...["prompts.collection-changed", "prompts.collection-deleted"],
    ]);
  });

  test("is made by nobody who only reads, keeps its words encrypted, and refuses what is no name", async () => {
    expect((await harness.call("POST", PATH, { as: reader, body: { name: "Mine" } })).status).toBe(403);
    for (const name of ["", "   ", "x".repeat(81)])
      expect((await harness.call("POST", PATH, { as: ana, body: { name } })).status).toBe(422);
    const { id } = await make(ana, { name: "Trondheim", description: "Bergen" });
    const stored = JSON.stringify(await db.collection(collectionCollection).findOne({ _id: id }));
    for (const word of ["Trondheim", "Bergen"]) expect(stored).not.toContain(word);
  });

  test("lists one's own and the organization's newest first, page after page", async () => {
    const person = await harness.createPerson();
    const other = await harness.addPerson(person, "USER");
    for (const [by, name] of [
      [person, "one"],
      [other, "two"],
      [person, "three"],
      [other, "four"],
    ] as const)
      await make(by, { name, visibility: by === other ? "organization" : "private" });
    expect(await namesOf(person)).toEqual(["four", "three", "two", "one"]);
    expect(await namesOf(other)).toEqual(["four", "two"]);
    type Page = { items: CollectionView[]; nextCursor: string };
    const first = await harness.json<Page>("GET", `${PATH}?limit=3`, { as: person });
    const rest = await harness.json<Page>("GET", `${PATH}?limit=3&cursor=${first.nextCursor}`, { as: person });
    expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(["four", "three", "two", "one"]);
  });
});
