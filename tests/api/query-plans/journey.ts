import { z } from "zod";
import type { AdjustableClock } from "../../support/adjustable-clock.ts";
import { createBrowser } from "../../support/browser.ts";
import { type Conversation, deliver, startConversation, tick } from "../../support/conversation.ts";
import type { Harness } from "../../support/harness.ts";
import { askAdmin } from "./admin.ts";
import { askApiKeys } from "./api-keys.ts";
import { spendBudgets } from "./budgets.ts";
import { askGuard } from "./guard.ts";
import { askIntegrations } from "./integrations.ts";
import { askMembers } from "./members.ts";
import { askMemory } from "./memory.ts";
import { askProfile, askSessions } from "./own-sessions.ts";
import { askRiskCases } from "./risk-cases.ts";

/** What people, the queue and the schedules do with the product, far enough that every common query is asked. */
export type Journey = { harness: Harness; clock: AdjustableClock; talk: Conversation };

export async function runJourney(journey: Journey): Promise<void> {
  await accounts(journey.harness);
  await askSessions(journey.harness);
  await askProfile(journey.harness);
  await chats(journey);
  // Before the clock moves on: afterwards every token of these people has expired.
  await reports(journey);
  await models(journey);
  await askGuard(journey);
  await askAdmin(journey.harness, journey.talk.person);
  await askApiKeys(journey.harness, journey.talk.person);
  await askIntegrations(journey.harness);
  await askMemory(journey.harness, journey.talk.person);
  await askMembers(journey.harness, journey.talk.person);
  await askRiskCases(journey.harness, journey.talk.person);
  await deletion(journey);
  await spendBudgets(journey, journey.talk.person);
  await operations(journey);
}

async function accounts(harness: Harness): Promise<void> {
  const browser = createBrowser(harness);
  const credentials = { email: "ada@plans.example", password: "a pass phrase of ada 7" };
  await browser.post("/api/auth/register", { name: "Ada", ...credentials });
  await browser.post("/api/auth/register", { name: "Ada", ...credentials });
  for (const password of ["wrong", "wrong again"]) await browser.post("/api/auth/login", { ...credentials, password });
  await browser.post("/api/auth/login", credentials);
  await browser.get("/api/auth/me");
  await browser.post("/api/auth/refresh");
  await browser.post("/api/auth/change-password", { currentPassword: credentials.password, newPassword: "another phrase of ada 8" });
  await browser.post("/api/auth/logout");
  await browser.post("/api/auth/demo");
  await harness.addPerson(await harness.createPerson(), "USER");
}

type Call = (method: string, path: string, options?: object) => Promise<void>;

/** A call that may be refused, but never break. */
function callAs(harness: Harness, { person }: Conversation): Call {
  return async (method, path, options = {}) => {
    const response = await harness.call(method, path, { as: person, ...options });
    const text = await response.text();
    if (response.status >= 500) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  };
}

async function chats({ harness, talk }: Journey): Promise<void> {
  const { person, chatId } = talk;
  const call = callAs(harness, talk);
  for (const headers of [{ "idempotency-key": "key-of-the-plans" }, { "idempotency-key": "key-of-the-plans" }, {}])
    await call("POST", "/api/chat/create", { headers, body: { title: "Plans" } });
  const first = await talk.send("What is 2 + 2?", "message-one");
  await talk.send("What is 2 + 2?", "message-one");
  const second = await talk.send("And 3 + 3?");
  const third = await talk.send("And 4 + 4?");
  await call("POST", "/api/chat/stop", { body: { jobId: third } });
  await deliver(harness, person, second);
  for (const turn of [first, second]) await deliver(harness, person, turn);
  await call("POST", "/api/chat/stop", { body: { jobId: first } });
  const last = await talk.send("Once more");
  await deliver(harness, person, last);
  await call("POST", "/api/chat/regenerate", { body: { jobId: last } });
  await branches({ harness, talk }, { call, jobId: second });
  for (const path of ["status", "trace", "events"]) await call("GET", `/api/chat/${path}?jobId=${first}`);
  for (const path of ["history", "turns"])
    for (const page of ["", "&limit=1"]) await call("GET", `/api/chat/${path}?chatId=${chatId}${page}`);
  const turns = await harness.json<{ nextCursor: string }>("GET", `/api/chat/turns?chatId=${chatId}&limit=1`, { as: person });
  await call("GET", `/api/chat/turns?chatId=${chatId}&limit=1&cursor=${turns.nextCursor}`);
  const list = await harness.json<{ nextCursor: string }>("GET", "/api/chat/list?limit=1", { as: person });
  await call("GET", `/api/chat/list?limit=1&cursor=${list.nextCursor}`);
  await call("POST", "/api/chat/rename", { body: { chatId, title: "Renamed" } });
}

/** Versions, a fork, a second part, what waits, an opinion: each is asked for, whether or not it is granted. */
async function branches(
  { harness, talk }: Pick<Journey, "harness" | "talk">,
  { call, jobId }: { call: Call; jobId: string },
): Promise<void> {
  await call("POST", "/api/chat/edit", { body: { jobId, message: "And 5 + 5?" } });
  for (const path of ["branch", "fork", "continue", "withdraw"]) await call("POST", `/api/chat/${path}`, { body: { jobId } });
  await call("PUT", "/api/chat/feedback", { body: { jobId, rating: "up", mayShareText: true } });
  const waiting = await talk.send("This one waits");
  await call("PATCH", "/api/chat/waiting", { body: { jobId: waiting, message: "In other words" } });
  await call("POST", "/api/chat/withdraw", { body: { jobId: waiting } });
  const { chatId, person: as } = talk;
  for (const path of [`chat/totals?chatId=${chatId}`, `chat/turns?chatId=${chatId}&branch=trunk`, `chat/feedback?jobId=${jobId}`])
    await call("GET", `/api/${path}`);
  for (const path of ["quality", "feedback", "feedback?rating=up", "feedback/export"])
    await harness.call("GET", `/api/admin/${path}`, { as });
  await call("DELETE", `/api/chat/feedback?jobId=${jobId}`);
}

/** As the organization's owner and, for one's own calls, as somebody who sees no others'. */
async function reports({ harness, talk: { person } }: Journey): Promise<void> {
  const member = await harness.addPerson(person, "USER");
  const filters = ["", `&user=${person.userId}`, "&feature=chat", "&provider=demo", "&key=key_nobody"];
  for (const as of [person, member]) {
    for (const groupBy of ["model", "user"]) await ask(`usage?groupBy=${groupBy}`);
    await ask("egress?");
    for (const filter of filters) await ask(`usage/rows?limit=5${filter}`, true);
    for (const filter of ["", `&user=${person.userId}`, "&provider=openai", "&dataClass=message"])
      await ask(`egress/rows?limit=5${filter}`, true);

    async function ask(path: string, isFirst = false): Promise<void> {
      const response = await harness.call("GET", `/api/ai/${path}`, { as });
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
      const { nextCursor } = z.object({ nextCursor: z.string().nullable().default(null) }).parse(await response.json());
      if (isFirst && nextCursor !== null) await ask(`${path}&cursor=${nextCursor}`);
    }
  }
}

/** Of a short chat of the same person: the long one is still asked about afterwards. */
async function deletion({ harness, clock, talk: { person } }: Journey): Promise<void> {
  const talk = await startConversation(harness, person);
  const answered = await talk.send("This goes");
  await deliver(harness, person, answered);
  await talk.send("This too");
  await callAs(harness, talk)("DELETE", `/api/chat/delete?chatId=${talk.chatId}`);
  for (const waitMs of [0, 60_000]) {
    clock.advance(waitMs);
    for (const { _id, orgId } of await harness.runtime.deps.jobs.ledger.listDue(10))
      await harness.signedCallback("/api/jobs/run", { job: "chat.purge-chat", orgId, id: _id });
  }
}

async function operations({ harness, clock, talk: { person: as } }: Journey): Promise<void> {
  const { runtime } = harness;
  const { cipher, cache, deadLetters } = runtime.deps;
  const talk = await startConversation(harness, as);
  const turn = await talk.send("This one is given up");
  const message = { job: "chat.run-turn", orgId: as.orgId, id: turn };
  await harness.signedCallback("/api/jobs/failed", {
    sourceMessageId: "msg_1",
    sourceBody: Buffer.from(JSON.stringify(message)).toString("base64"),
  });
  const letters = await harness.json<{ items: { id: string }[]; nextCursor: string }>("GET", "/api/jobs/dead-letters?limit=1", { as });
  await harness.call("GET", `/api/jobs/dead-letters?limit=1&cursor=${letters.nextCursor}`, { as });
  await harness.call("POST", "/api/jobs/dead-letters/replay", { as, body: { deadLetterId: letters.items[0]?.id } });
  await deadLetters.find(as.orgId, "ddl_none");
  await harness.call("GET", "/api/metrics", { as: String(runtime.env.metricsToken) });
  await harness.call("GET", "/api/health");
  await harness.call("GET", "/api/openapi.json");
  await cache.delete({ name: "/openapi.json", orgId: "", userId: "", query: "" });
  await cipher.rotateDataKey(as.orgId);
  await cipher.rewrapDataKeys(10);
  await cipher.shred("org_nobody");
  for (let minute = 0; minute < 3; minute += 1) {
    clock.advance(3_600_000);
    await tick(harness);
  }
}

async function models({ harness, talk }: Journey): Promise<void> {
  const call = callAs(harness, talk);
  await call("GET", "/api/ai/models");
  await call("PATCH", "/api/ai/models", { body: { provider: "demo", model: "demo-1", verdict: "allowed" } });
  await call("PATCH", "/api/ai/models", { body: { provider: "demo", model: "demo-1", note: "Labelled" } });
}
