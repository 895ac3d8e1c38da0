import { beforeAll, describe, expect, test } from "vitest";
import { PURGE_CHAT_JOB } from "../../../lib/chat/purge-chat.job.ts";
import { shareCollection } from "../../../lib/chat/sharing/share.store.ts";
import { jobCollection } from "../../../lib/platform/jobs/job.store.ts";
import { RUN_PATH } from "../../../lib/platform/jobs/publish-record.ts";
import { type AdjustableClock, createAdjustableClock } from "../../support/adjustable-clock.ts";
import { type Conversation, deliver, NO_QUEUE, startConversation } from "../../support/conversation.ts";
import { createHarness, type Harness } from "../../support/harness.ts";

type Share = { id: string; state: string; views: number; title: string; isRedacted: boolean };
type New = { share: Share; token: string };
type Shared = { title: string; messages: { role: string; content: string }[] };

const DAY_MS = 86_400_000;
const PRIVATE = "anna.lindqvist@fjord.example";

describe("sharing a chat by link", () => {
  let harness: Harness;
  let clock: AdjustableClock;
  beforeAll(async () => {
    clock = createAdjustableClock();
    harness = await createHarness({ environment: NO_QUEUE, overrides: { clock } });
  });

  async function talk(...messages: string[]): Promise<Conversation> {
    const conversation = await startConversation(harness);
    for (const message of messages) await deliver(harness, conversation.person, await conversation.send(message));
    return conversation;
  }
  const share = ({ person, chatId }: Conversation, body: object = {}) =>
    harness.json<New>("POST", "/api/chat/shares", { as: person, body: { chatId, ...body } });
  const open = (token: string) => harness.call("POST", "/api/chat/shares/open", { body: { token } });
  const list = async ({ person }: Conversation) =>
    (await harness.json<{ items: Share[] }>("GET", "/api/chat/shares", { as: person })).items;
  const expectDead = async (token: string) => {
    const response = await open(token);
    expect(response.status).toBe(404);
    expect((await response.json()).code).toBe("chat.share_not_found");
  };

  test("whoever holds the link reads the conversation of that moment, signed in or not, and no id of anything", async () => {
    const chat = await talk("What is 2 + 3?");
    const { token } = await share(chat);
    await deliver(harness, chat.person, await chat.send("Something said later"));
    const text = await (await open(token)).text();
    const shared: Shared = JSON.parse(text);
    expect(shared.messages.map(({ role }) => role)).toEqual(["user", "assistant"]);
    expect(shared.messages[0]?.content).toBe("What is 2 + 3?");
    expect(shared.messages[1]?.content).not.toBe("");
    expect(text).not.toContain("said later");
    expect(text).not.toMatch(/(?:org|usr|cht|trn|msg|shr)_[0-9A-Z]{26}/);
    expect(await list(chat)).toMatchObject([{ state: "open", views: 1 }]);
  });

  test("what is stored holds neither a word of the conversation nor the token, and no key of the deployment opens it", async () => {
    const chat = await talk("What is 7 + 8 in the harbour of Trondheim?");
    const { share: made, token } = await share(chat);
    const record = await harness.runtime.deps.db.collection(shareCollection).findOne({ _id: made.id });
    const stored = JSON.stringify(record);
    for (const word of ["Trondheim", token]) expect(stored).not.toContain(word);
    const cipher = await harness.runtime.deps.cipher.forOrganization(chat.person.orgId);
    const opened = cipher.decrypt({ collection: "chat_shares", id: made.id, field: "sealed" }, record?.sealed ?? "");
    const clear = opened.split(".").map((part) => Buffer.from(part, "base64url").toString("utf8"));
    expect(`${opened}${clear.join("")}`).not.toContain("Trondheim");
  });

  test("a link runs out, a link taken back is dead at once and its copy gone, and a guess opens nothing", async () => {
    const chat = await talk("What is 1 + 1?");
    const [short, taken] = [await share(chat, { expiresInDays: 1 }), await share(chat, { expiresInDays: 30 })];
    expect((await harness.call("DELETE", `/api/chat/shares/${taken.share.id}`, { as: chat.person })).status).toBe(204);
    await expectDead(taken.token);
    expect((await harness.runtime.deps.db.collection(shareCollection).findOne({ _id: taken.share.id }))?.sealed).toBeNull();
    expect((await harness.call("DELETE", `/api/chat/shares/${taken.share.id}`, { as: chat.person })).status).toBe(204);
    expect((await open(short.token)).status).toBe(200);
    clock.advance(DAY_MS);
    await expectDead(short.token);
    await expectDead(`${short.token.slice(0, -1)}${short.token.endsWith("A") ? "B" : "A"}`);
    await expectDead("");
    clock.advance(-DAY_MS);
  });

  test("before sharing the guard tells what is personal; it is cut unless asked for, and secrets always are", async () => {
    const key = `sk-${"proj"}-${"a1B2".repeat(10)}`;
    const chat = await talk(`What is 2 + 2? Write to ${PRIVATE} about ${key}`);
    const preview = await harness.json<{ findings: { kind: string; count: number }[]; messages: number }>(
      "GET",
      `/api/chat/shares/preview?chatId=${chat.chatId}`,
      { as: chat.person },
    );
    expect(preview.messages).toBe(2);
    expect(preview.findings.map(({ kind }) => kind)).toContain("email");
    const textOf = async ({ token }: New) => JSON.stringify(await (await open(token)).json());
    const hidden = await textOf(await share(chat));
    const shown = await textOf(await share(chat, { hidesPersonalData: false }));
    expect(hidden).not.toContain(PRIVATE);
    expect(shown).toContain(PRIVATE);
    for (const text of [hidden, shown]) expect(text).not.toContain(key);
  });

  test("an organization that forbids sharing makes no new links, and those it has are dead within the setting's second", async () => {
    const chat = await talk("What is 5 + 5?");
    const { token } = await share(chat);
    const allow = (isSharingAllowed: boolean) =>
      harness.call("PATCH", "/api/organizations/current", { as: chat.person, body: { settings: { isSharingAllowed } } });
    expect((await allow(false)).status).toBe(200);
    await expectDead(token);
    const refused = await harness.call("POST", "/api/chat/shares", { as: chat.person, body: { chatId: chat.chatId } });
    expect((await refused.json()).code).toBe("chat.sharing_off");
    await allow(true);
    expect((await open(token)).status).toBe(200);
  });

  test("a deleted chat ends its links at once, and its copies go with it", async () => {
    const chat = await talk("What is 6 + 6?");
    const { share: made, token } = await share(chat);
    await harness.call("DELETE", `/api/chat/delete?chatId=${chat.chatId}`, { as: chat.person });
    await expectDead(token);
    const { db } = harness.runtime.deps;
    const job = await db.collection(jobCollection).findOne({ name: PURGE_CHAT_JOB, orgId: chat.person.orgId });
    await harness.signedCallback(RUN_PATH, { job: PURGE_CHAT_JOB, orgId: chat.person.orgId, id: job?._id });
    expect(await db.collection(shareCollection).findOne({ _id: made.id })).toBeNull();
  });

  test("nobody shares, sees or takes back what is somebody else's, and an empty chat has nothing to share", async () => {
    const chat = await talk("What is 3 + 3?");
    const { share: made } = await share(chat);
    const colleague = await harness.addPerson(chat.person, "ADMIN");
    const statusOf = async (method: string, path: string, body?: object) =>
      (await harness.call(method, `/api/chat/shares${path}`, { as: colleague, ...(body && { body }) })).status;
    expect(await statusOf("POST", "", { chatId: chat.chatId })).toBe(404);
    expect(await statusOf("GET", `/preview?chatId=${chat.chatId}`)).toBe(404);
    expect(await statusOf("DELETE", `/${made.id}`)).toBe(404);
    expect((await harness.json<{ items: [] }>("GET", "/api/chat/shares", { as: colleague })).items).toEqual([]);
    const empty = await startConversation(harness);
    const response = await harness.call("POST", "/api/chat/shares", { as: empty.person, body: { chatId: empty.chatId } });
    expect((await response.json()).code).toBe("chat.nothing_to_share");
  });
});
