import { beforeEach, expect, test } from "vitest";
import type { PreferencesView } from "../../../lib/notifications/preferences/preferences.schema.ts";
import { AppError } from "../../../lib/platform/errors.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { tick } from "../../support/conversation.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { createLetterbox } from "../../support/letters.ts";
import { inboxOf, tell } from "../../support/notification-calls.ts";
import { until } from "../../support/until.ts";

const HOUR = 3_600_000;
const clock = createAdjustableClock();
const post = createLetterbox();
const messages: { phone: string; text: string }[] = [];
const textMessages = { isConfigured: true, send: async (phone: string, text: string) => void messages.push({ phone, text }) };
const harness = await createHarness({ overrides: { clock, mailer: post.mailer, textMessages } });
const { deps } = harness.runtime;

beforeEach(() => post.break(null));

const lettersTo = ({ email }: Person) => post.letters.filter(({ to }) => to.email === email);
const letterTo = (person: Person, count = 1) => until(async () => lettersTo(person).length >= count, { what: `${count} letters` });
const preferencesOf = (as: Person) => harness.json<PreferencesView>("GET", "/api/notifications/preferences", { as });
const save = async (as: Person, change: Partial<PreferencesView>) => {
  const { topics, quietHours, reports } = { ...(await preferencesOf(as)), ...change };
  return harness.json<PreferencesView>("PUT", "/api/notifications/preferences", { as, body: { topics, quietHours, reports } });
};
/** To the next full hour, so that what is counted by the hour begins at nothing. */
const startHour = () => clock.advance(HOUR - (clock.now() % HOUR) + 1_000);
const statesOf = async ({ orgId, userId }: Person) => {
  const found = deps.db.collection<{ orgId: string; userId: string; state: string; reason: string | null }>({
    name: "notification_deliveries",
    indexes: [],
  });
  return (await found.find({ orgId, userId }).sort({ _id: 1 }).toArray()).map(({ state, reason }) => [state, reason]);
};

test("a letter goes to whoever has chosen nothing where it is grave, once, with its link; what is told by the way stays in the inbox", async () => {
  const owner = await harness.createPerson();
  const to = { userIds: [owner.userId] };
  await tell(harness, owner.orgId, { to, severity: "info" });
  const burning = { to, title: "It burns", deduplicationKey: "burning" };
  await Promise.all([tell(harness, owner.orgId, burning), tell(harness, owner.orgId, burning), tell(harness, owner.orgId, burning)]);
  await letterTo(owner);
  await until(async () => (await statesOf(owner))[0]?.[0] === "sent");
  await tick(harness);
  expect(await statesOf(owner)).toEqual([["sent", null]]);
  expect(lettersTo(owner)).toEqual([
    expect.objectContaining({ subject: "It burns", text: expect.stringContaining(`\n\n${harness.url}/health\n\n`) }),
  ]);
  expect((await inboxOf(harness, owner)).length).toBe(2);
});

test("what somebody has switched off does not go out, and what they have switched on does, however small", async () => {
  const owner = await harness.createPerson();
  const { topics } = await preferencesOf(owner);
  const saved = await save(owner, {
    topics: { ...topics, alerts: { ...topics.alerts, email: false }, risk: { ...topics.risk, email: true } },
  });
  expect([saved.topics.alerts.email, saved.topics.risk.email, saved.topics.failsafe.email]).toEqual([false, true, true]);
  const to = { userIds: [owner.userId] };
  await tell(harness, owner.orgId, { to, severity: "critical" });
  await tell(harness, owner.orgId, { to, topic: "risk", severity: "info", title: "A case waits" });
  await letterTo(owner);
  expect((await statesOf(owner)).length).toBe(1);
  expect(lettersTo(owner).map(({ subject }) => subject)).toEqual(["A case waits"]);
});

test("in quiet hours what is critical goes out, the rest at their end; and what was read until then not at all", async () => {
  startHour();
  const owner = await harness.createPerson();
  const time = (atMs: number) => new Date(atMs).toISOString().slice(11, 16);
  await save(owner, { quietHours: { from: time(clock.now() - HOUR), to: time(clock.now() + 2 * HOUR), timeZone: "UTC" } });
  const to = { userIds: [owner.userId] };
  await tell(harness, owner.orgId, { to, title: "Read in bed" });
  await tell(harness, owner.orgId, { to, title: "For the morning" });
  await tell(harness, owner.orgId, { to, title: "Wake up", severity: "critical" });
  await letterTo(owner);
  const read = (await inboxOf(harness, owner)).filter(({ title }) => title === "Read in bed");
  await harness.json("POST", "/api/notifications/read", { as: owner, body: { ids: read.map(({ id }) => id) } });
  await until(async () => (await statesOf(owner)).filter(([state]) => state === "queued").length === 2);
  await tick(harness);
  expect(lettersTo(owner).map(({ subject }) => subject)).toEqual(["Wake up"]);
  clock.advance(2 * HOUR);
  await until(async () => {
    clock.advance(60_000);
    await tick(harness);
    return lettersTo(owner).length === 2 && (await statesOf(owner)).every(([state]) => state !== "queued" && state !== "running");
  });
  expect(lettersTo(owner).map(({ subject }) => subject)).toEqual(["Wake up", "For the morning"]);
  expect((await statesOf(owner))[0]).toEqual(["suppressed", "notifications.already_read"]);
});

test("of more than twenty letters within an hour the rest comes as one at its end", async () => {
  startHour();
  const owner = await harness.createPerson();
  const to = { userIds: [owner.userId] };
  await Promise.all(Array.from({ length: 25 }, (_, index) => tell(harness, owner.orgId, { to, title: `News ${index}` })));
  await until(async () => (await statesOf(owner)).filter(([state]) => state === "sent" || state === "folded").length === 25);
  expect(lettersTo(owner).length).toBe(20);
  clock.advance(HOUR);
  await until(async () => {
    await tick(harness);
    return lettersTo(owner).length > 20;
  });
  const digest = lettersTo(owner)[20];
  expect([digest?.subject, digest?.text.match(/^- News \d+$/gm)?.length]).toEqual(["5 more notifications", 5]);
  const told = lettersTo(owner)
    .flatMap(({ subject, text }) => [subject, ...text.split("\n")])
    .filter((line) => /^(?:- )?News/.test(line));
  expect(new Set(told.map((line) => line.replace("- ", ""))).size).toBe(25);
});

test("a carrier that is away keeps no other channel back, and gets its letter when it is there again; a member who left gets none", async () => {
  const owner = await harness.createPerson();
  const member = await harness.addPerson(owner, "ADMIN");
  await prove(owner);
  const { topics } = await preferencesOf(owner);
  await save(owner, { topics: { ...topics, alerts: { ...topics.alerts, sms: true } } });
  post.break(new AppError("unavailable", "mail.not_sent", "away"));
  await tell(harness, owner.orgId, { to: { roles: ["OWNER", "ADMIN"] }, title: "It burns" });
  const sms = await until(async () => messages.find(({ text }) => text.includes("It burns")));
  expect(sms).toEqual({ phone: "+447700900123", text: `Aegis: It burns\n${harness.url}/health` });
  await until(async () => harness.logs.some((line) => line.includes("mail.not_sent")));
  await deps.db.withTransaction((session) => deps.memberships.delete(owner.orgId, member.userId, session));
  post.break(null);
  await until(async () => {
    clock.advance(30_000);
    await tick(harness);
    return lettersTo(owner).length === 1 && (await statesOf(member))[0]?.[0] === "suppressed";
  });
  expect(await statesOf(member)).toEqual([["suppressed", "notifications.not_a_member"]]);
});

async function prove(as: Person): Promise<void> {
  await harness.json("POST", "/api/notifications/phone", { as, body: { phone: "+44 7700 900123" } });
  const code = /^\d{6}/.exec(messages.at(-1)?.text ?? "")?.[0];
  await harness.json("POST", "/api/notifications/phone/confirm", { as, body: { code } });
}

test("a number counts once its code has come back, of five tries; nothing of it stands in clear", async () => {
  const owner = await harness.createPerson();
  const confirm = (code: string) => harness.call("POST", "/api/notifications/phone/confirm", { as: owner, body: { code } });
  expect((await confirm("123456")).status).toBe(422);
  await harness.json("POST", "/api/notifications/phone", { as: owner, body: { phone: "+447700900456" } });
  const code = messages.at(-1)?.text.slice(0, 6) ?? "";
  const wrong = code === "000000" ? "111111" : "000000";
  expect((await preferencesOf(owner)).phone).toEqual({ masked: expect.stringMatching(/^\+●+56$/), provenAt: null });
  for (let index = 0; index < 5; index += 1) expect((await confirm(wrong)).status).toBe(422);
  expect((await confirm(code)).status).toBe(422);
  await prove(owner);
  const view = await preferencesOf(owner);
  expect(view.channels.find(({ name }) => name === "sms")).toMatchObject({ isConfigured: true, isReady: true });
  expect(JSON.stringify(await deps.notificationPreferences.find(owner.orgId, owner.userId))).not.toContain("7700900123");
  expect(await (await harness.call("DELETE", "/api/notifications/phone", { as: owner })).json()).toMatchObject({ phone: null });
  expect((await preferencesOf(owner)).phone).toBeNull();
});

test("a test goes out at once by the channel it is for, and says why where it cannot", async () => {
  const owner = await harness.createPerson();
  const send = (channel: string) => harness.call("POST", "/api/notifications/test", { as: owner, body: { channel } });
  expect((await send("email")).status).toBe(200);
  expect(lettersTo(owner).length).toBe(1);
  expect((await send("inbox")).status).toBe(200);
  expect((await inboxOf(harness, owner)).map(({ title }) => title)).toEqual(["A test of your notifications"]);
  expect((await (await send("sms")).json()).code).toBe("notifications.no_address");
  post.break(new AppError("unavailable", "mail.not_sent", "away"));
  expect((await (await send("email")).json()).code).toBe("mail.not_sent");
});
