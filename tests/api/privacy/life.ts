import type { Conversation } from "../../support/conversation.ts";
import { startConversation } from "../../support/conversation.ts";
import { insertAppeal } from "../../support/guard-rows.ts";
import type { Harness, Person } from "../../support/harness.ts";
import { insertNotification } from "../../support/notification-rows.ts";
import { until } from "../../support/until.ts";

/** Words that occur nowhere else; a member says them in every place that takes a text. */
export const CANARY = "quetzalmarzipan";

export type Life = { owner: Person; member: Person; talk: Conversation };

/** An owner and a member do a little of everything that leaves something behind. */
export async function liveALittle(harness: Harness): Promise<Life> {
  const owner = await harness.createPerson();
  const member = await harness.addPerson(owner, "ADMIN");
  const talk = await startConversation(harness, member);
  const call = async (as: Person, method: string, path: string, body: object = {}, headers: Record<string, string> = {}) => {
    const response = await harness.call(method, path, { as, ...(method !== "GET" && { body }), headers });
    if (response.status >= 400) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response;
  };
  await talk.ended(await talk.send(`My secret word is ${CANARY}`));
  await call(member, "POST", "/api/chat/rename", { chatId: talk.chatId, title: `About ${CANARY}` });
  await call(member, "POST", "/api/chat/create", { title: `Kept ${CANARY}` }, { "idempotency-key": "life-of-the-member" });
  await insertAppeal(harness, member);
  await call(member, "POST", "/api/memories", { text: `I keep a ${CANARY}` });
  await call(member, "PATCH", "/api/memories/settings", { whose: "person", isOn: true });
  await call(member, "PATCH", "/api/ai/models", { provider: "openai", model: "gpt-6-luna", note: "Looked at it." });
  const scope = { type: "user", id: member.userId };
  await call(member, "POST", "/api/ai/budgets", { scope, period: "day", capMicros: 1_000_000 });
  await call(member, "POST", "/api/v1/chat/completions", { model: "demo-1", messages: [{ role: "user", content: `Say ${CANARY}` }] });
  await call(member, "POST", "/api/audit/holds", { reason: "Only for a moment", until: new Date(Date.now() + 3_600_000).toISOString() });
  await call(member, "PUT", "/api/audit/policy", { retentionDays: 365 });
  await insertNotification(harness, member, { title: `Told of ${CANARY}` });
  const { id } = await (await call(member, "POST", "/api/account/export")).json();
  await until(async () => {
    const { state } = await harness.json<{ state: string }>("GET", `/api/account/export/${id}`, { as: member });
    return state === "ready";
  });
  return { owner, member, talk };
}
