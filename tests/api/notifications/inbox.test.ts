import { expect, test } from "vitest";
import { createKey } from "../../support/api-keys.ts";
import { createHarness } from "../../support/harness.ts";
import { createLetterbox } from "../../support/letters.ts";
import { inboxOf, tell } from "../../support/notification-calls.ts";

const harness = await createHarness({ overrides: { mailer: createLetterbox().mailer } });
const codeOf = async (answer: Response) => [answer.status, (await answer.json()).code];
const unreadOf = async (as: Parameters<typeof inboxOf>[1]) =>
  (await harness.json<{ count: number }>("GET", "/api/notifications/unread", { as })).count;

test("whoever it is for is told once under one key, others are not, and words lie encrypted", async () => {
  const owner = await harness.createPerson();
  const member = await harness.addPerson(owner, "USER");
  const stranger = await harness.createPerson();
  const notice = { to: { roles: ["OWNER"] as const }, title: "A kestrel was seen", deduplicationKey: "kestrel" };
  await Promise.all([tell(harness, owner.orgId, notice), tell(harness, owner.orgId, notice), tell(harness, owner.orgId, notice)]);
  await tell(harness, owner.orgId, { to: { userIds: [owner.userId, stranger.userId] }, deduplicationKey: "kestrel" });
  const said = { title: "A kestrel was seen", topic: "alerts", severity: "warning", link: "/health", readAt: null };
  expect(await inboxOf(harness, owner)).toEqual([expect.objectContaining(said)]);
  expect([await inboxOf(harness, member), await inboxOf(harness, stranger)]).toEqual([[], []]);
  const [record] = await harness.runtime.deps.notifications.list(owner.orgId, owner.userId, { isUnread: true }, { after: null, limit: 5 });
  expect(JSON.stringify(record)).not.toContain("kestrel was");
});

test("a page goes on where the last one ended, by topic and by what is unread; the count follows what is read, to 99", async () => {
  const owner = await harness.createPerson();
  const to = { userIds: [owner.userId] };
  for (const topic of ["risk", "risk", "risk", "prompts"] as const) await tell(harness, owner.orgId, { to, topic });
  const page = (query: string) =>
    harness.json<{ items: { id: string }[]; nextCursor: string | null }>("GET", `/api/notifications?${query}`, { as: owner });
  const first = await page("topic=risk&limit=2");
  const second = await page(`topic=risk&limit=2&cursor=${first.nextCursor}`);
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
  const ids = first.items.map(({ id }) => id);
  expect(await harness.json("POST", "/api/notifications/read", { as: owner, body: { ids } })).toEqual({ count: 2 });
  expect((await inboxOf(harness, owner, "?unread=true")).length).toBe(2);
  const until = new Date(Date.now() + 60_000).toISOString();
  expect(await harness.json("POST", "/api/notifications/read", { as: owner, body: { until } })).toEqual({ count: 0 });
  expect(await codeOf(await harness.call("POST", "/api/notifications/read", { as: owner, body: { ids, until } }))).toEqual([
    422,
    "request.invalid",
  ]);
  await Promise.all(Array.from({ length: 101 }, () => tell(harness, owner.orgId, { to, topic: "reports" })));
  expect(await unreadOf(owner)).toBe(99);
});

test("nobody reads, marks or deletes what another person was told; what is deleted is not told again", async () => {
  const owner = await harness.createPerson();
  const member = await harness.addPerson(owner, "ADMIN");
  const notice = { to: { userIds: [owner.userId] }, deduplicationKey: "once" };
  await tell(harness, owner.orgId, notice);
  const id = (await inboxOf(harness, owner))[0]?.id ?? "";
  expect(await codeOf(await harness.call("DELETE", `/api/notifications/${id}`, { as: member }))).toEqual([404, "notifications.not_found"]);
  await harness.json("POST", "/api/notifications/read", { as: member, body: { ids: [id] } });
  expect(await unreadOf(owner)).toBe(1);
  expect((await harness.call("DELETE", `/api/notifications/${id}`, { as: owner })).status).toBe(204);
  await tell(harness, owner.orgId, notice);
  expect([await inboxOf(harness, owner), await unreadOf(owner)]).toEqual([[], 0]);
  expect((await harness.call("DELETE", `/api/notifications/${id}`, { as: owner })).status).toBe(404);
});

test("a key that may not read the account reads no notifications", async () => {
  const owner = await harness.createPerson();
  const { key } = await createKey(harness, owner, { scopes: ["chat.read"] });
  expect((await harness.call("GET", "/api/notifications", { as: key })).status).toBe(403);
});
