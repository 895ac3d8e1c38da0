import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { signIn } from "../../../lib/auth/sign-in.ts";
import { notificationCollection } from "../../../lib/notifications/inbox/notification.store.ts";
import { deliveryCollection } from "../../../lib/notifications/webhooks/delivery.store.ts";
import { endpointCollection } from "../../../lib/notifications/webhooks/endpoint.store.ts";
import { DELIVER_WEBHOOK_JOB, queueEvent } from "../../../lib/notifications/webhooks/queue-event.ts";
import { RETRY_AFTER_MS } from "../../../lib/notifications/webhooks/retry-schedule.ts";
import type { WebhookDelivery, WebhookEndpoint, WebhookEndpointWithSecret } from "../../../lib/notifications/webhooks/webhook.schema.ts";
import { RUN_PATH } from "../../../lib/platform/jobs/publish-record.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { NO_QUEUE } from "../../support/conversation.ts";
import { type SinkCall, startVendorSink } from "../../support/fakes/vendor-sink.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { signedInOf } from "../../support/signed-in-of.ts";

const clock = createAdjustableClock();
const sink = await startVendorSink();
const resolve = async (name: string) => [{ address: name.startsWith("inner") ? "10.0.0.7" : "127.0.0.1", family: 4 }];
const harness = await createHarness({
  environment: { ...NO_QUEUE, ALLOW_LOOPBACK_TARGETS: "true" },
  overrides: { clock, outbound: { resolve } },
});
const { db } = harness.runtime.deps;

let paths = 0;
/** Each endpoint at a path of its own, so that a test sees its own requests only. */
async function make(as: Person, topics = ["failsafe"]): Promise<WebhookEndpointWithSecret & { heard(): SinkCall[] }> {
  paths += 1;
  const path = `/hook-${paths}`;
  const made = await harness.json<WebhookEndpointWithSecret>("POST", "/api/webhooks", { as, body: { url: `${sink.url}${path}`, topics } });
  return { ...made, heard: () => sink.calls.filter(({ url }) => url === path) };
}
/** What the receiver says next, for as long as a test lasts. */
const answering = (status: number, body = "") => {
  sink.answer = () => ({ status, body });
};
const found = (as: Person, endpointId: string) => harness.json<WebhookEndpoint>("GET", `/api/webhooks/${endpointId}`, { as });
const deliveries = async (as: Person, endpointId: string, query = "") =>
  (await harness.json<{ items: WebhookDelivery[] }>("GET", `/api/webhooks/${endpointId}/deliveries${query}`, { as })).items;
const sendTest = (as: Person, endpointId: string) => harness.json<WebhookDelivery>("POST", `/api/webhooks/${endpointId}/test`, { as });
const run = (as: Person, id: string) => harness.signedCallback(RUN_PATH, { job: DELIVER_WEBHOOK_JOB, orgId: as.orgId, id });
const codeOf = async (response: Response): Promise<[number, string]> => [response.status, (await response.json()).code];

/** After days the session of before is over. */
async function backAgain({ email, password, ...person }: Person): Promise<Person> {
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId: "" });
  return { ...person, email, password, token: (await signedInOf(signIn(ctx, { email, password }))).accessToken };
}

/** As a module does, when something has happened. */
async function happen(as: Person, key: string): Promise<void> {
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId: as.orgId });
  const event = { topic: "failsafe", what: "trip-opened", data: { tripId: key }, deduplicationKey: key } as const;
  await (await db.withTransaction((session) => queueEvent(ctx, event, session)))();
}

/** By the specification: HMAC-SHA256 of id, time and body under the decoded secret. */
function signatureOf(secret: string, { headers, body }: SinkCall): string {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
}

describe("what a receiver gets", () => {
  test("is signed as Standard Webhooks say, and comes again under the same id with the same bytes", async () => {
    const as = await harness.createPerson();
    const endpoint = await make(as);
    answering(200, "words of the receiver");
    const { id, eventId } = await sendTest(as, endpoint.id);
    expect((await run(as, id)).status).toBe(200);
    const [call] = endpoint.heard();
    if (!call) throw new Error("Nothing came.");
    expect(call.headers["webhook-signature"]).toBe(signatureOf(endpoint.signingSecret, call));
    expect(Math.abs(Number(call.headers["webhook-timestamp"]) * 1_000 - clock.now())).toBeLessThan(10_000);
    expect(JSON.parse(call.body)).toEqual({ type: "system.test", timestamp: expect.any(String), data: { endpointId: endpoint.id } });
    const [delivery] = await deliveries(as, endpoint.id);
    const answerDigest = createHash("sha256").update("words of the receiver").digest("hex");
    expect(delivery).toMatchObject({ id, eventId, state: "delivered", tries: [{ status: 200, failure: null, answerDigest }] });
    expect(JSON.stringify(await db.collection(deliveryCollection).findOne({ _id: id }))).not.toContain("words of the receiver");
    expect((await found(as, endpoint.id)).lastDeliveredAt).not.toBeNull();

    clock.advance(60_000);
    await harness.json("POST", `/api/webhooks/${endpoint.id}/deliveries/${id}/redeliver`, { as });
    await run(as, id);
    const [first, again] = endpoint.heard();
    expect([again?.headers["webhook-id"], again?.body]).toEqual([first?.headers["webhook-id"], first?.body]);
    expect(again?.headers["webhook-timestamp"]).not.toBe(first?.headers["webhook-timestamp"]);
    expect((await deliveries(as, endpoint.id))[0]?.tries.length).toBe(2);
  });

  test("is every event of its topics once, however often it is told, and none of another organization", async () => {
    const [as, stranger] = [await harness.createPerson(), await harness.createPerson()];
    const [endpoint, other, foreign] = [await make(as), await make(as, ["risk"]), await make(stranger)];
    await Promise.all([happen(as, "stp_one"), happen(as, "stp_one")]);
    await happen(as, "stp_one");
    const [delivery, ...more] = await deliveries(as, endpoint.id);
    expect([delivery?.type, JSON.parse(delivery?.payload ?? "{}").data, more]).toEqual(["failsafe.trip-opened", { tripId: "stp_one" }, []]);
    expect([await deliveries(as, other.id), await deliveries(stranger, foreign.id)]).toEqual([[], []]);
  });

  test("two workers at once bring it once", async () => {
    const as = await harness.createPerson();
    const endpoint = await make(as);
    answering(200);
    const { id } = await sendTest(as, endpoint.id);
    await Promise.all(Array.from({ length: 5 }, () => run(as, id)));
    await run(as, id);
    expect(endpoint.heard().length).toBe(1);
  });

  test("is signed with both secrets for a day after a rotation, then with the new one alone", async () => {
    const as = await harness.createPerson();
    const old = await make(as);
    answering(200);
    const { signingSecret } = await harness.json<WebhookEndpointWithSecret>("POST", `/api/webhooks/${old.id}/rotate`, { as });
    const next = async () => {
      await run(as, (await sendTest(await backAgain(as), old.id)).id);
      const call = old.heard().at(-1);
      if (!call) throw new Error("Nothing came.");
      return [call.headers["webhook-signature"], signatureOf(signingSecret, call), signatureOf(old.signingSecret, call)];
    };
    const [both, byNew, byOld] = await next();
    expect(both).toBe(`${byNew} ${byOld}`);
    clock.advance(86_400_001);
    const [alone, byNewAgain] = await next();
    expect(alone).toBe(byNewAgain);
  });
});

describe("what does not arrive", () => {
  test("is tried again by the steps of the specification, never earlier, and given up after the last", async () => {
    const as = await harness.createPerson();
    const endpoint = await make(as);
    answering(503, "x".repeat(100_000));
    const { id } = await sendTest(as, endpoint.id);
    await run(as, id);
    for (const [index, waitMs] of RETRY_AFTER_MS.slice(0, -1).entries()) {
      clock.advance(waitMs - 2_000);
      await run(as, id);
      expect(endpoint.heard().length, `before step ${index}`).toBe(index + 1);
      clock.advance(2_000);
      await run(as, id);
      expect(endpoint.heard().length, `after step ${index}`).toBe(index + 2);
    }
    expect((await found(await backAgain(as), endpoint.id)).state).toBe("failing");
    clock.advance(RETRY_AFTER_MS.at(-1) ?? 0);
    await run(as, id);
    const later = await backAgain(as);
    const [delivery] = await deliveries(later, endpoint.id, "?state=failed");
    expect([delivery?.reason, delivery?.tries.length, delivery?.nextAt]).toEqual(["exhausted", 10, null]);
    // Three days without anything: the endpoint stands still, and a person has to look.
    expect(await found(later, endpoint.id)).toMatchObject({ state: "paused", pausedBecause: "failures" });
    const letters = await db.collection({ name: "dead_letters", indexes: [] }).countDocuments({ orgId: as.orgId });
    expect(letters).toBe(0);
  });

  test("a receiver that answers 410 gets nothing any more, and what happens meanwhile can be sent when it is resumed", async () => {
    const as = await harness.createPerson();
    const [endpoint, other] = [await make(as), await make(as, ["integrations"])];
    answering(410);
    const begun = new Date(clock.now() - 1_000).toISOString();
    await run(as, (await sendTest(as, endpoint.id)).id);
    expect(await found(as, endpoint.id)).toMatchObject({ state: "paused", pausedBecause: "gone" });
    // Owners are told in words, and the organization's other endpoints as an event.
    const told = await db.collection(notificationCollection).find({ orgId: as.orgId, userId: as.userId }).toArray();
    expect(told.map(({ topic, link }) => [topic, link])).toEqual([["integrations", "/settings/webhooks"]]);
    expect((await deliveries(as, other.id)).map(({ type }) => type)).toEqual(["integrations.webhook-paused"]);
    await happen(as, "stp_missed");
    expect((await deliveries(as, endpoint.id)).map(({ state, reason }) => [state, reason])).toEqual([
      ["failed", "endpoint_paused"],
      ["failed", "gone"],
    ]);
    const path = `/api/webhooks/${endpoint.id}`;
    for (const call of [`${path}/test`, `${path}/redeliver`])
      expect(await codeOf(await harness.call("POST", call, { as, body: { since: begun } }))).toEqual([409, "webhooks.endpoint_paused"]);
    await harness.json("PATCH", path, { as, body: { isPaused: false } });
    expect(await harness.json("POST", `${path}/redeliver`, { as, body: { since: begun } })).toEqual({ count: 2, hasMore: false });
    answering(204);
    for (const { id } of await deliveries(as, endpoint.id)) await run(as, id);
    expect((await deliveries(as, endpoint.id)).map(({ state }) => state)).toEqual(["delivered", "delivered"]);
    expect((await found(as, endpoint.id)).state).toBe("active");
  });

  test("a redirect is not followed, a name that leads into a private network is not asked, and an inner address is refused at once", async () => {
    const as = await harness.createPerson();
    const endpoint = await make(as);
    sink.answer = () => ({ status: 307 });
    await run(as, (await sendTest(as, endpoint.id)).id);
    expect((await deliveries(as, endpoint.id))[0]?.tries).toMatchObject([{ status: 307 }]);
    expect(endpoint.heard().length).toBe(1);
    const body = { url: "https://inner.example.com/hook", topics: ["failsafe"] };
    const { id: innerId } = await harness.json<WebhookEndpointWithSecret>("POST", "/api/webhooks", { as, body });
    await run(as, (await sendTest(as, innerId)).id);
    expect((await deliveries(as, innerId))[0]?.tries).toMatchObject([{ status: null, failure: "refused" }]);
    for (const url of [
      "http://hooks.example.com/",
      "https://10.1.2.3/",
      "https://printer.local/",
      "https://user:pass@hooks.example.com/",
      "x",
    ])
      expect(await codeOf(await harness.call("POST", "/api/webhooks", { as, body: { ...body, url } })), url).toEqual([
        422,
        "webhooks.url_refused",
      ]);
  });
});

describe("an endpoint", () => {
  test("keeps its address and its secret to itself: no list, no log, no document, no trail", async () => {
    const as = await harness.createPerson();
    const endpoint = await make(as);
    answering(200);
    await run(as, (await sendTest(as, endpoint.id)).id);
    const stored = JSON.stringify(await db.collection(endpointCollection).find({ orgId: as.orgId }).toArray());
    const trail = JSON.stringify(await db.collection({ name: "audit", indexes: [] }).find({ orgId: as.orgId }).toArray());
    const { items } = await harness.json<{ items: WebhookEndpoint[] }>("GET", "/api/webhooks", { as });
    for (const place of [JSON.stringify(items), harness.logs.join(""), stored, trail])
      expect(place).not.toContain(endpoint.signingSecret.slice(6, 30));
    for (const place of [stored, trail, harness.logs.join("")]) expect(place).not.toContain(endpoint.url);
    expect(trail).toContain("notifications.webhook-created");
  });

  test("is its organization's own, and its owners' and admins' alone", async () => {
    const as = await harness.createPerson();
    const [stranger, analyst] = [await harness.createPerson(), await harness.addPerson(as, "ANALYST")];
    const endpoint = await make(as);
    const { id } = await sendTest(as, endpoint.id);
    const path = `/api/webhooks/${endpoint.id}`;
    for (const [method, address, body] of [
      ["GET", path, undefined],
      ["PATCH", path, { isPaused: true }],
      ["DELETE", path, undefined],
      ["POST", `${path}/rotate`, undefined],
      ["POST", `${path}/test`, undefined],
      ["GET", `${path}/deliveries`, undefined],
      ["POST", `${path}/deliveries/${id}/redeliver`, undefined],
      ["POST", `${path}/redeliver`, { since: new Date(0).toISOString() }],
    ] as const) {
      const sent = { ...(body && { body }) };
      const what = `${method} ${address}`;
      expect(await codeOf(await harness.call(method, address, { as: stranger, ...sent })), what).toEqual([
        404,
        "webhooks.endpoint_not_found",
      ]);
      expect((await harness.call(method, address, { as: analyst, ...sent })).status, what).toBe(403);
    }
    expect((await harness.call("DELETE", path, { as })).status).toBe(204);
    await run(as, id);
    expect((await db.collection(deliveryCollection).findOne({ _id: id }))?.reason).toBe("endpoint_removed");
  });
});
