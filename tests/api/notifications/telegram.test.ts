import { describe, expect, test } from "vitest";
import { notify } from "../../../lib/notifications/notify.ts";
import { telegramChatCollection } from "../../../lib/notifications/telegram/chat.store.ts";
import { TELL_OPERATORS_JOB } from "../../../lib/notifications/telegram/operators-chat.ts";
import type { TelegramCode, TelegramLink } from "../../../lib/notifications/telegram/telegram.schema.ts";
import { jobCollection } from "../../../lib/platform/jobs/job.store.ts";
import { RUN_PATH } from "../../../lib/platform/jobs/publish-record.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";
import { createAdjustableClock } from "../../support/adjustable-clock.ts";
import { NO_QUEUE } from "../../support/conversation.ts";
import { startFakeTelegram, TELEGRAM_GROUP, TELEGRAM_SECRET } from "../../support/fakes/fake-telegram.ts";
import { createHarness, type Person } from "../../support/harness.ts";
import { promote } from "../platform/callers.ts";

const clock = createAdjustableClock();
const telegram = await startFakeTelegram();
const harness = await createHarness({ environment: { ...NO_QUEUE, ...telegram.environment }, overrides: { clock } });
const { db } = harness.runtime.deps;

let updates = 1_000;
type Update = { from: number; text: string; chat?: number; id?: number; secret?: string };

/** As Telegram sends it: a private chat has the number of whoever writes in it. */
function send({ from, text, chat = from, id, secret = TELEGRAM_SECRET }: Update): Promise<Response> {
  updates += 1;
  const message = {
    message_id: updates,
    date: 0,
    text,
    from: { id: from, is_bot: false },
    chat: { id: chat, type: chat < 0 ? "supergroup" : "private" },
  };
  const headers = { "x-telegram-bot-api-secret-token": secret };
  return harness.call("POST", "/api/telegram/webhook", { headers, body: { update_id: id ?? updates, message } });
}
/** What the bot says to it, in the chat it was said in. */
async function ask(update: Update): Promise<string | null> {
  const chat = String(update.chat ?? update.from);
  const before = telegram.said(chat).length;
  const response = await send(update);
  if (response.status !== 200) throw new Error(`The update was answered ${response.status}.`);
  return telegram.said(chat)[before] ?? null;
}
async function link(as: Person, from: number): Promise<void> {
  const { code } = await harness.json<TelegramCode>("POST", "/api/telegram/link", { as });
  expect(await ask({ from, text: `/link ${code}` })).toContain("Linked");
}
const wordIn = (answer: string | null) => /Send ([A-Z2-9]{6}) /.exec(answer ?? "")?.[1] ?? "";
const actionsOf = async (as: Person) => {
  const trail = await db.collection({ name: "audit", indexes: [] }).find({ orgId: as.orgId }).toArray();
  return trail.map((entry) => `${Reflect.get(entry, "action")} ${Reflect.get(entry, "reason") ?? ""}`.trim());
};
const tripsOf = (as: Person) => db.collection({ name: "failsafe_trips", indexes: [] }).countDocuments({ orgId: as.orgId });

describe("who is answered", () => {
  test("an update without Telegram's secret is refused, whoever else sends it", async () => {
    const as = await harness.createPerson();
    for (const secret of ["", "telegram-secret-of-these-tests_02", `${TELEGRAM_SECRET}x`])
      expect((await send({ from: 7_001, text: "/help", secret })).status).toBe(401);
    const body = { update_id: 1, message: {} };
    expect((await harness.call("POST", "/api/telegram/webhook", { as, body })).status).toBe(401);
    expect(telegram.sink.calls.length).toBe(0);
  });

  test("a chat that is not on the list hears nothing, in no case", async () => {
    const as = await harness.createPerson();
    const { code } = await harness.json<TelegramCode>("POST", "/api/telegram/link", { as });
    for (const text of ["/help", `/link ${code}`, "/status", "hello"]) expect(await ask({ from: 6_666, text })).toBeNull();
    // Somebody of the list who writes in a group that is none.
    expect(await ask({ from: 7_001, chat: -5_555, text: "/help" })).toBeNull();
    expect(telegram.sink.calls.length).toBe(0);
    expect(await harness.json<TelegramLink>("GET", "/api/telegram/link", { as })).toEqual({ isConfigured: true, linkedAt: null });
  });

  test("a chat is linked by a code, once, within ten minutes, and alone; who has not linked one is told how and nothing else", async () => {
    const as = await harness.createPerson();
    expect(await ask({ from: 7_001, text: "/status" })).toContain("linked to nobody");
    const first = await harness.json<TelegramCode>("POST", "/api/telegram/link", { as });
    const { code } = await harness.json<TelegramCode>("POST", "/api/telegram/link", { as });
    expect(await ask({ from: 7_001, text: `/link ${first.code}` })).toContain("no such code");
    expect(await ask({ from: 7_001, chat: Number(TELEGRAM_GROUP), text: `/link ${code}` })).toContain("to me alone");
    expect(await ask({ from: 7_001, text: `/link ${code}` })).toContain("Linked");
    expect(await ask({ from: 7_002, text: `/link ${code}` })).toContain("no such code");
    expect((await harness.json<TelegramLink>("GET", "/api/telegram/link", { as })).linkedAt).not.toBeNull();
    expect(JSON.stringify(await db.collection(telegramChatCollection).find({ orgId: as.orgId }).toArray())).not.toContain("7001");
    expect(await ask({ from: 7_001, text: "/status" })).toMatch(/Aegis .* is (?:healthy|degraded)/);

    const late = await harness.json<TelegramCode>("POST", "/api/telegram/link", { as });
    clock.advance(600_001);
    expect(await ask({ from: 7_002, text: `/link ${late.code}` })).toContain("no such code");
    expect(await ask({ from: 7_001, text: "/unlink" })).toContain("nobody now");
    expect(await ask({ from: 7_001, text: "/status" })).toContain("linked to nobody");
    expect(await actionsOf(as)).toEqual(
      expect.arrayContaining(["notifications.telegram-linked", "notifications.telegram-command-run", "notifications.telegram-code-made"]),
    );
  });
});

describe("what is dangerous", () => {
  test("is done by the word that was given for it, once, also when Telegram repeats itself", async () => {
    const as = await harness.createPerson();
    await link(as, 7_003);
    const word = wordIn(await ask({ from: 7_003, text: "/kill agent:night-run" }));
    expect([word.length, await tripsOf(as)]).toEqual([6, 0]);
    expect(await ask({ from: 7_003, text: word, id: 42 })).toContain("agent:night-run was stopped");
    expect(await ask({ from: 7_003, text: word, id: 42 })).toBeNull();
    expect(await ask({ from: 7_003, text: word })).toContain("confirms nothing");
    expect(await tripsOf(as)).toBe(1);
    // The switch for a whole module asks for a proof; the word that came back is one.
    const stop = wordIn(await ask({ from: 7_003, text: "/kill module:prompts" }));
    expect(await ask({ from: 7_003, text: stop.toLowerCase() })).toContain("module:prompts was stopped");
    expect(await actionsOf(as)).toContain("notifications.telegram-command-run");
  });

  test("is not done by somebody else's word, by one that is two minutes old, or by one that another has replaced", async () => {
    const [as, other] = [await harness.createPerson(), await harness.createPerson()];
    await link(as, 7_004);
    await link(other, 7_005);
    const word = wordIn(await ask({ from: 7_004, text: "/kill organization" }));
    expect(await ask({ from: 7_005, text: word })).toContain("confirms nothing");
    // In a group six letters may be a word of a conversation, and nobody is answered.
    expect(await ask({ from: 7_005, chat: Number(TELEGRAM_GROUP), text: word })).toBeNull();
    const next = wordIn(await ask({ from: 7_004, text: "/kill agent:a" }));
    expect(await ask({ from: 7_004, text: word })).toContain("confirms nothing");
    clock.advance(120_001);
    expect(await ask({ from: 7_004, text: next })).toContain("confirms nothing");
    expect([await tripsOf(as), await tripsOf(other)]).toEqual([0, 0]);
  });

  test("is for owners and for whoever runs the deployment; a refusal is in the trail, and who has left is nobody", async () => {
    const owner = await harness.createPerson();
    const admin = await harness.addPerson(owner, "ADMIN");
    await link(admin, 7_006);
    expect(await ask({ from: 7_006, text: "/kill organization" })).toContain("Only an owner");
    expect(await ask({ from: 7_006, text: "/maintenance on" })).toContain("deployment.write");
    expect(await ask({ from: 7_006, text: "/alerts" })).toContain("deployment.read");
    expect(await actionsOf(owner)).toContain("notifications.telegram-command-refused auth.permission_required");
    await db.collection({ name: "memberships", indexes: [] }).deleteOne({ orgId: owner.orgId, userId: admin.userId });
    expect(await ask({ from: 7_006, text: "/status" })).toContain("may not act");
  });
});

describe("who runs the deployment", () => {
  test("reads what alerts are open; what operators are told stands in their group once", async () => {
    const operator = await promote(harness, await harness.createPerson(), "SUPER_ADMIN");
    await link(operator, 7_007);
    expect(await ask({ from: 7_007, text: "/alerts" })).toBe("No alert is open.");
    expect(await ask({ from: 7_007, text: "/ack alr_nothing" })).toContain("No alert alr_nothing");
    for (const word of ["on", "off"]) {
      const confirmation = wordIn(await ask({ from: 7_007, text: `/maintenance ${word}` }));
      expect(await ask({ from: 7_007, text: confirmation })).toBe(`Maintenance is ${word}.`);
      expect((await harness.runtime.deps.deploymentSettings.get()).maintenance.isOn).toBe(word === "on");
    }
    const ctx = createSystemContext(harness.runtime, { job: "test", orgId: "" });
    const notice = {
      topic: "alerts",
      severity: "critical",
      title: "The database is away",
      text: "It does not answer.",
      link: null,
    } as const;
    for (let time = 0; time < 2; time += 1) await notify(ctx, { ...notice, to: { operators: true }, deduplicationKey: "group-1" });
    const jobs = await db.collection(jobCollection).find({ name: TELL_OPERATORS_JOB }).toArray();
    expect(jobs.length).toBe(1);
    for (const { orgId, _id: id } of [...jobs, ...jobs]) await harness.signedCallback(RUN_PATH, { job: TELL_OPERATORS_JOB, orgId, id });
    expect(telegram.said(TELEGRAM_GROUP).filter((text) => text.includes("The database is away"))).toEqual([
      "The database is away\n\nIt does not answer.",
    ]);
  });

  test("a message that Telegram asks to wait with is sent after that time, and one it refuses is not sent again", async () => {
    const as = await harness.createPerson();
    await link(as, 7_008);
    const [channel] = harness.runtime.deps.moreChannels;
    if (!channel) throw new Error("There is no channel.");
    const ctx = createSystemContext(harness.runtime, { job: "test", orgId: as.orgId });
    const to = { orgId: as.orgId, userId: as.userId, name: "", email: "", phone: null };
    const message = {
      id: "ndl_1",
      topic: "alerts",
      severity: "critical",
      title: "*bold* <b>",
      text: "x".repeat(9_000),
      link: "https://a.example/x",
      at: new Date(),
    } as const;
    const sending = () => channel.send(ctx, to, message, AbortSignal.timeout(5_000));
    const usual = telegram.sink.answer;
    telegram.sink.answer = () => ({ status: 429, body: JSON.stringify({ ok: false, parameters: { retry_after: 17 } }) });
    await expect(sending()).rejects.toMatchObject({ kind: "limited", options: { retryAfterSeconds: 17 } });
    telegram.sink.answer = () => ({ status: 403, body: "{}" });
    await expect(sending()).rejects.toMatchObject({ kind: "conflict", code: "notifications.telegram_refused" });
    telegram.sink.answer = () => "reset";
    await expect(sending()).rejects.toMatchObject({ kind: "unavailable" });
    telegram.sink.answer = usual;
    await sending();
    const sent: Record<string, unknown> = JSON.parse(telegram.sink.calls.at(-1)?.body ?? "{}");
    expect([sent.parse_mode, String(sent.text).length <= 4_096, String(sent.text).startsWith("*bold* <b>")]).toEqual([
      undefined,
      true,
      true,
    ]);
    expect(String(sent.text).endsWith("https://a.example/x")).toBe(true);
    expect(harness.logs.join("")).not.toContain("token-of-these-tests");
  });
});
