import { describe, expect, test } from "vitest";
import { signWebhook } from "../../../lib/integrations/standard-webhook.ts";
import { transactionCollection } from "../../../lib/risk/transactions/transaction.store.ts";
import type { Received, RiskWebhook, RiskWebhookWithSecret } from "../../../lib/risk/webhooks/webhook.schema.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { NO_QUEUE } from "../../support/conversation.ts";
import { createHarness, type Person } from "../../support/harness.ts";

const clock = createAdjustableClock();
const harness = await createHarness({ environment: NO_QUEUE, overrides: { clock } });
const { db } = harness.runtime.deps;
const kept = (as: Person) => db.collection(transactionCollection).countDocuments({ orgId: as.orgId });
const make = (as: Person, name = "Core banking") =>
  harness.json<RiskWebhookWithSecret>("POST", "/api/risk/webhooks", { as, body: { name } });
const listed = async (as: Person) => (await harness.json<{ items: RiskWebhook[] }>("GET", "/api/risk/webhooks", { as })).items;
const payment = (id: string, amount: unknown = "12.00") => ({ id, timestamp: "2026-03-01T10:00:00Z", from: "acc-1", to: "shop-1", amount });

let messages = 0;
type Message = { id?: string; at?: number; secret?: string; headers?: Record<string, string>; signed?: string };

/** As a sender would; `signed` signs another body than the one that is sent. */
function send(to: Pick<RiskWebhookWithSecret, "id" | "signingSecret">, content: unknown, message: Message = {}): Promise<Response> {
  messages += 1;
  const body = typeof content === "string" ? content : JSON.stringify(content);
  const { id = `msg_${messages}`, at = clock.now(), secret = to.signingSecret, headers = {}, signed = body } = message;
  return fetch(`${harness.url}/api/risk/webhooks/${to.id}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...signWebhook(secret, { id, at, body: signed }), ...headers },
    body,
  });
}
const answer = async (response: Response | Promise<Response>): Promise<Received> => (await response).json();
const codeOf = async (response: Response): Promise<[number, string]> => [response.status, (await response.json()).code];

describe("a signed message is judged", () => {
  test("one transaction or a list, and the answer says what was decided about each", async () => {
    const as = await harness.createPerson();
    const webhook = await make(as);
    const one = await send(webhook, payment("w1"));
    expect(one.status).toBe(200);
    expect((await answer(one)).results).toMatchObject([
      { id: "w1", outcome: "judged", decision: expect.any(String), riskScore: expect.any(Number) },
    ]);
    const many = await answer(send(webhook, { transactions: [payment("w1"), payment("w1", "13.00"), payment("w2")] }));
    expect(many.results.map(({ outcome }) => outcome)).toEqual(["repeated", "conflict", "judged"]);
    expect(await kept(as)).toBe(2);
    expect(await db.collection(transactionCollection).findOne({ orgId: as.orgId })).toMatchObject({
      source: { type: "webhook", id: webhook.id },
      submittedBy: { type: "webhook", id: webhook.id },
    });
    expect((await listed(as))[0]).toMatchObject({ messages: 2, transactions: 4, lastRefusedAt: null, lastReceivedAt: expect.any(String) });
  });

  test("the same message again gets the same answer, also at the same time, and judges nothing twice; another body under its id is refused", async () => {
    const as = await harness.createPerson();
    const webhook = await make(as);
    const first = await (await send(webhook, payment("r1"), { id: "msg_once" })).text();
    clock.advance(240_000);
    expect(await (await send(webhook, payment("r1"), { id: "msg_once" })).text()).toBe(first);
    expect(await codeOf(await send(webhook, payment("r2"), { id: "msg_once" }))).toEqual([409, "risk.webhook_message_reused"]);
    const together = await Promise.all(Array.from({ length: 6 }, () => send(webhook, payment("r3"), { id: "msg_many" })));
    expect(together.some(({ status }) => status === 200)).toBe(true);
    for (const { status } of together) expect([200, 409]).toContain(status);
    expect(await kept(as)).toBe(2);
    expect((await listed(as))[0]).toMatchObject({ messages: 2, transactions: 2 });
  });

  test("all of it or none: what is wrong is pointed at, and nothing is judged", async () => {
    const as = await harness.createPerson();
    const webhook = await make(as);
    const refused = await send(webhook, { transactions: [payment("n1"), payment("n2", "-1"), { ...payment("n3"), network: "moonchain" }] });
    expect(refused.status).toBe(422);
    expect((await refused.json()).errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "/body/transactions/1/amount",
      "/body/transactions/2/network",
    ]);
    for (const body of ["[]", "7", "null", '{"transactions":[]}', '{"transactions":7}', '{"transactions":[{}],"more":1}'])
      expect((await send(webhook, body)).status, body).toBe(422);
    expect((await send(webhook, { transactions: Array.from({ length: 101 }, (_, index) => payment(`m${index}`)) })).status).toBe(422);
    for (const body of ["{", "", "\u0000"]) expect(await codeOf(await send(webhook, body)), body).toEqual([400, "request.malformed"]);
    expect(await codeOf(await send(webhook, " ".repeat(600_000)))).toEqual([413, "request.too_large"]);
    expect(await kept(as)).toBe(0);
    // Nothing was done under these ids: mended, the same message goes in.
    const sent = await send(webhook, payment("x", "?"), { id: "msg_mended" });
    expect([sent.status, (await send(webhook, payment("x"), { id: "msg_mended" })).status]).toEqual([422, 200]);
  });
});

describe("whoever has not the secret gets nothing in", () => {
  test("another secret, another body, another time, another address, no signature, or a session in place of one", async () => {
    const as = await harness.createPerson();
    const [webhook, other] = [await make(as), await make(as, "Cards")];
    const stranger = await make(await harness.createPerson());
    const body = payment("f1");
    const refused: [string, Promise<Response>][] = [
      ["another webhook's secret", send(webhook, body, { secret: other.signingSecret })],
      ["another organization's", send(webhook, body, { secret: stranger.signingSecret })],
      ["another body", send(webhook, body, { signed: JSON.stringify(payment("f2")) })],
      ["too old", send(webhook, body, { at: clock.now() - 301_000 })],
      ["too early", send(webhook, body, { at: clock.now() + 330_000 })],
      ["another version", send(webhook, body, { headers: { "webhook-signature": "v2,AAAA" } })],
      ["no signature", send(webhook, body, { headers: { "webhook-signature": "" } })],
      ["a session", send(webhook, body, { headers: { "webhook-signature": "v1,AAAA", authorization: `Bearer ${as.token}` } })],
    ];
    for (const [what, response] of refused) expect(await codeOf(await response), what).toEqual([401, "auth.signature_invalid"]);
    const nobody = { id: "rwh_01HZZZZZZZZZZZZZZZZZZZZZZZ", signingSecret: webhook.signingSecret };
    expect(await codeOf(await send(nobody, body))).toEqual([404, "risk.webhook_not_found"]);
    expect(await kept(as)).toBe(0);
    const [cards, core] = await listed(as);
    expect([core?.messages, core?.lastRefusedAt, cards?.lastRefusedAt]).toEqual([0, expect.any(String), null]);
  });

  test("two secrets sign for a day after a rotation, then only the new one", async () => {
    const as = await harness.createPerson();
    const old = await make(as);
    const next = await harness.json<RiskWebhookWithSecret>("POST", `/api/risk/webhooks/${old.id}/rotate`, { as });
    expect(next.signingSecret).not.toBe(old.signingSecret);
    expect([(await send(old, payment("k1"))).status, (await send(next, payment("k2"))).status]).toEqual([200, 200]);
    clock.advance(86_400_001);
    expect([(await send(old, payment("k3"))).status, (await send(next, payment("k4"))).status]).toEqual([401, 200]);
  });

  test("a paused webhook takes nothing and loses nothing; a removed one is unknown", async () => {
    const as = await harness.createPerson();
    const webhook = await make(as);
    const path = `/api/risk/webhooks/${webhook.id}`;
    await harness.json("PATCH", path, { as, body: { isPaused: true } });
    const paused = await send(webhook, payment("p1"), { id: "msg_paused" });
    expect([paused.headers.get("retry-after"), ...(await codeOf(paused))]).toEqual(["600", 409, "risk.webhook_paused"]);
    await harness.json("PATCH", path, { as, body: { isPaused: false } });
    expect((await send(webhook, payment("p1"), { id: "msg_paused" })).status).toBe(200);
    expect((await harness.call("DELETE", path, { as })).status).toBe(204);
    expect((await send(webhook, payment("p2"))).status).toBe(404);
  });
});

describe("the secret", () => {
  test("is in the answers that make it and nowhere else: no list, no log, no document", async () => {
    const as = await harness.createPerson();
    const webhook = await make(as);
    await send(webhook, payment("s1"));
    const stored = await db.collection({ name: "risk_webhooks", indexes: [] }).find({ orgId: as.orgId }).toArray();
    const places = [JSON.stringify(await listed(as)), harness.logs.join(""), JSON.stringify(stored)];
    for (const place of places) expect(place).not.toContain(webhook.signingSecret.slice(6, 30));
    expect(JSON.stringify(stored)).not.toContain("Core banking");
  });

  test("is made, rotated, paused and removed by owners and admins only, within a bound, and each of it is in the trail", async () => {
    const owner = await harness.createPerson();
    const analyst = await harness.addPerson(owner, "ANALYST");
    const webhook = await make(owner);
    const path = `/api/risk/webhooks/${webhook.id}`;
    for (const [method, address, body] of [
      ["POST", "/api/risk/webhooks", { name: "x" }],
      ["PATCH", path, { isPaused: true }],
      ["POST", `${path}/rotate`, undefined],
      ["DELETE", path, undefined],
    ] as const)
      expect((await harness.call(method, address, { as: analyst, ...(body && { body }) })).status, `${method} ${address}`).toBe(403);
    expect((await listed(analyst)).length).toBe(1);
    await harness.json("PATCH", path, { as: owner, body: { isPaused: true } });
    await harness.json("POST", `${path}/rotate`, { as: owner });
    await harness.call("DELETE", path, { as: owner });
    const trail = await db.collection({ name: "audit", indexes: [] }).find({ orgId: owner.orgId }).toArray();
    const actions = trail.map((entry) => String(Reflect.get(entry, "action"))).filter((action) => action.startsWith("risk."));
    expect(actions.toSorted()).toEqual(["risk.webhook-created", "risk.webhook-deleted", "risk.webhook-paused", "risk.webhook-rotated"]);
    for (let index = 0; index < 20; index += 1)
      expect((await harness.call("POST", "/api/risk/webhooks", { as: owner, body: { name: `w${index}` } })).status).toBe(200);
    expect(await codeOf(await harness.call("POST", "/api/risk/webhooks", { as: owner, body: { name: "more" } }))).toEqual([
      409,
      "risk.webhooks_full",
    ]);
  });
});
