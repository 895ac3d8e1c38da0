import { expect, test } from "vitest";
import { z } from "zod";
import type { Route } from "../../api/_http/define-route.ts";
import { routes } from "../../api/_routes/registry.ts";
import { toCursor } from "../../lib/platform/cursor.ts";
import { collections } from "../../lib/runtime/collections.ts";
import { createHarness, type Person } from "../support/harness.ts";
import { digestAtRest, digestDatabase } from "./platform/digest-database.ts";
import { createWalk, fieldsOf, isPermission, isReference, nameOf, type Sent, toQuery, toSent, type Where } from "./platform/route-walk.ts";

/**
 * Everything one organization has is filled with a word nobody else can know, and every id it has is put, by the owner of another one,
 * wherever an id may stand: path, query, body, header, cursor. No answer holds the word, no answer finds the record, and nothing of the
 * organization changes.
 */
const SECRET = "kestrel7731";
const IDEMPOTENCY_KEY = "the-same-key-of-both";
/** After these it would no longer be its owner, or there, or an answer of its own would go on for longer than is waited. */
const GIVES_AWAY = /transfer|leave|deletion|tool-calls|demo-runs$/;
const harness = await createHarness();
const victim = await harness.createPerson();
const attacker = await harness.createPerson();
const { send, inputFor } = createWalk(harness, attacker);
await fillWithSecret(victim);
const stolen = await idsOf(victim);

/** As its owner would: a name, a message, a title, a note, a reason, a key, an integration, a budget. */
async function fillWithSecret(by: Person): Promise<void> {
  const walk = createWalk(harness, by);
  const { db } = harness.runtime.deps;
  await db.collection({ name: "organizations", indexes: [] }).updateOne({ _id: { $eq: by.orgId } } as object, { $set: { name: SECRET } });
  await db.collection({ name: "users", indexes: [] }).updateOne({ _id: { $eq: by.userId } } as object, { $set: { name: SECRET } });
  for (const route of routes) {
    if (route.method === "get" || route.method === "delete" || !isPermission(route.access) || GIVES_AWAY.test(route.path)) continue;
    const { params, query, body } = await walk.inputFor(route, by);
    for (const { where, name, schema } of fieldsOf(route))
      if (where === "body" && !isReference(route, name) && schema.safeParse(SECRET).success) body[name] = SECRET;
    const headers = { "idempotency-key": IDEMPOTENCY_KEY };
    const sent = { params, query: toQuery(query), ...(route.body && { raw: JSON.stringify(body) }) };
    await (await walk.send(route, { ...sent, headers, as: by })).body?.cancel();
  }
}

/** Of its documents, whatever looks like an id of ours; not those of the person who now knocks. */
async function idsOf({ orgId }: Person): Promise<string[]> {
  const found = new Set<string>();
  for (const { name } of collections) {
    const documents = await harness.runtime.deps.db.collection({ name, indexes: [] }).find({ orgId }).toArray();
    for (const [id] of JSON.stringify(documents).matchAll(/\b[a-z]{2,5}_[0-9A-HJKMNP-TV-Z]{26}\b/g)) found.add(id);
  }
  for (const id of [attacker.orgId, attacker.userId]) found.delete(id);
  return [...found];
}

const kindOf = (id: string) => id.slice(0, id.indexOf("_"));

/** One of each kind: none is asked about a thousand times because there are a thousand of it. */
const oneOfEach = [...Map.groupBy(stolen, kindOf).values()].map(([first = ""]) => first);
/** A place gets the ids of its own kind and one in so many of the others, in turn; nightly every place gets every kind. */
const ONE_IN = Number(process.env.FOREIGN_IDS_ONE_IN ?? 6);

/** The kinds that belong in this place, and a part of the others that is another one for the next place. */
function idsFor(place: number, own: ReadonlySet<string>): string[] {
  return oneOfEach.filter((id, index) => own.has(kindOf(id)) || (index + place) % ONE_IN === 0);
}

/** What the schema of a place refuses is refused by the route: one of them is sent, and every one is held against the schema. */
function sentTo(place: Slot, number: number, own: unknown): string[] {
  const isTaken = (id: string) => place.schema.safeParse(id).success;
  const taken = idsFor(number, new Set([kindOf(String(own))])).filter(isTaken);
  return [...taken, ...oneOfEach.filter((id) => !isTaken(id)).slice(0, 1)];
}

/** Not there, not yours, or no id of this kind at all. */
const REFUSED = new Set([403, 404, 422, 400]);

type Slot = { route: Route; where: Where; name: string; schema: z.ZodType };

/** Where an id fits: what names a record, and every other place of path and query that takes one. */
function slots(): Slot[] {
  const open = routes.filter(({ access }) => isPermission(access) || access === "signed-in" || access === "public");
  return open.flatMap((route) =>
    fieldsOf(route)
      .filter(({ where, name, schema }) => isReference(route, name) || (where !== "body" && schema.safeParse("usr_01").success))
      .map(({ where, name, schema }) => ({ route, where, name, schema })),
  );
}

const counts = { probes: 0, slots: 0, statuses: new Map<number, number>() };

async function probe(route: Route, sent: Sent, what: string): Promise<{ status: number; text: string }> {
  const response = await send(route, { ...sent, as: attacker });
  const text = await response.text();
  counts.probes += 1;
  counts.statuses.set(response.status, (counts.statuses.get(response.status) ?? 0) + 1);
  expect(text.includes(SECRET), `${nameOf(route)} with ${what} answered with what is another's: ${text.slice(0, 400)}`).toBe(false);
  expect(response.status, `${nameOf(route)} with ${what}: ${text.slice(0, 400)}`).toBeLessThan(500);
  return { status: response.status, text };
}

test("there is something to steal: ids of many kinds, and the word in many places", async () => {
  expect(new Set(stolen.map(kindOf)).size).toBeGreaterThan(12);
  const own = await harness.call("GET", "/api/organizations/current", { as: victim });
  expect(await own.text()).toContain(SECRET);
});

test("another organization's ids find nothing, tell nothing and change nothing, wherever they are put", async () => {
  const before = await digestAtRest(harness, { orgId: victim.orgId });
  const found: string[] = [];
  for (const [route, places] of Map.groupBy(slots(), (slot) => slot.route)) {
    const own = await inputFor(route, attacker);
    for (const place of places) {
      const { where, name } = place;
      counts.slots += 1;
      const put = async (id: string) => {
        const input = { ...own };
        input[where] = { ...own[where], [name]: id };
        const { status, text } = await probe(route, toSent(route, input), `${where} ${name}=${id}`);
        if (isReference(route, name) && !REFUSED.has(status)) found.push(`${nameOf(route)} ${name}=${id}: ${status} ${text.slice(0, 200)}`);
      };
      await Promise.all(sentTo(place, counts.slots, own[where][name]).map(put));
    }
  }
  expect(found).toEqual([]);
  expect(await digestDatabase(harness, { orgId: victim.orgId })).toEqual(before);
}, 120_000);

const pageSchema = z.object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() });

/** As its owner sees it: the true cursor, and of which kinds the ids in it are. An empty list says nothing, and takes every kind. */
async function firstPageOf(owner: Person, route: Route): Promise<{ kinds: ReadonlySet<string>; cursors: readonly string[] }> {
  const walk = createWalk(harness, owner);
  const { params, query } = await walk.inputFor(route, owner);
  const response = await walk.send(route, { params, query: toQuery({ ...query, limit: 1 }), as: owner });
  const page = pageSchema.safeParse(await response.json()).data;
  const kinds = new Set(oneOfEach.map(kindOf).filter((kind) => JSON.stringify(page?.items ?? []).includes(`"${kind}_`)));
  return { kinds: kinds.size > 0 ? kinds : new Set(oneOfEach.map(kindOf)), cursors: page?.nextCursor ? [page.nextCursor] : [] };
}

test("a cursor made of another's rows pages through one's own rows only", async () => {
  const now = Date.now() + 1_000;
  const lists = routes.filter((route) => route.method === "get" && fieldsOf(route).some(({ name }) => name === "cursor"));
  expect(lists.length).toBeGreaterThan(8);
  let real = 0;
  for (const [place, route] of lists.entries()) {
    const { query } = await inputFor(route, attacker);
    const page = await firstPageOf(victim, route);
    const forged = idsFor(place, page.kinds).flatMap((id) => [toCursor([now, id]), toCursor([id])]);
    const cursors = [...forged, ...page.cursors];
    real += page.cursors.length;
    const put = (cursor: string) => probe(route, { query: toQuery({ ...query, cursor, limit: 100 }) }, `cursor ${cursor}`);
    await Promise.all(cursors.map(put));
  }
  expect(real).toBeGreaterThan(8);
});

test("another's event ids, idempotency keys and forwarded names in headers open nothing", async () => {
  const events = routes.filter((route) => route.reply === "events" && fieldsOf(route).some(({ name }) => name === "jobId"));
  expect(events.length).toBeGreaterThan(0);
  for (const route of events) {
    for (const id of stolen.filter((each) => kindOf(each) === "trn")) {
      const { status } = await probe(route, { query: toQuery({ jobId: id }), headers: { "last-event-id": "1-1" } }, `stream of ${id}`);
      expect(status).toBe(404);
    }
  }
  const idempotent = routes.filter((route) => "isIdempotent" in route && route.isIdempotent === true);
  for (const route of idempotent) {
    const { params, query, body } = await inputFor(route, attacker);
    const sent = { params, query: toQuery(query), ...(route.body && { raw: JSON.stringify(body) }) };
    const response = await send(route, { ...sent, as: attacker, headers: { "idempotency-key": IDEMPOTENCY_KEY } });
    counts.probes += 1;
    expect(await response.text()).not.toContain(SECRET);
    expect(response.headers.has("idempotent-replayed")).toBe(false);
  }
  const me = z.object({ id: z.string() });
  for (const name of ["x-org-id", "x-organization", "x-user-id", "x-forwarded-user", "x-original-url", "x-rewrite-url"]) {
    const response = await harness.call("GET", "/api/auth/me", { as: attacker, headers: { [name]: victim.userId } });
    counts.probes += 1;
    expect(me.parse(await response.json()).id).toBe(attacker.userId);
  }
});

test("more than a thousand were tried", () => {
  console.log(
    JSON.stringify({
      ...counts,
      statuses: Object.fromEntries(counts.statuses),
      ids: stolen.length,
      kinds: [...new Set(stolen.map(kindOf))],
    }),
  );
  expect(counts.probes).toBeGreaterThan(1_000);
});
