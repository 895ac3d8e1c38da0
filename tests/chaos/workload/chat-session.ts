import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { MessageRole } from "../history/history.ts";
import { followAnswer } from "./follow.ts";
import { drawRole } from "./messages.ts";
import { endOf, type Person, parseJson } from "./person.ts";
import { regenerate, type Sent, type Speaker, sendMessage } from "./send.ts";

/** What somebody does in one chat, from its creation to, sometimes, its removal; every choice is drawn from the seed. */
export type SessionOptions = {
  messages: number;
  role?: MessageRole;
  /** Makes the provider fail for the message with this reference, once or for good. */
  spoil: (reference: string, times: "once" | "always") => Promise<void>;
  isCut: () => boolean;
};

const createdSchema = z.object({ chatId: z.string() });
const statusSchema = z.object({ status: z.string(), content: z.string() });
const CREATE_TRIES = 60;
const POLL_MS = 120;
const POLL_TIMEOUT_MS = 15_000;

/** Returns how many messages were accepted. */
export async function runSession(opening: Omit<Speaker, "chatId">, options: SessionOptions, onSent: (sent: Sent, chatId: string) => void) {
  const chatId = await createChat(opening.person, `${opening.process} ${opening.person.canary}`);
  if (chatId === null) return 0;
  const speaker: Speaker = { ...opening, chatId };
  const { random } = speaker;
  let accepted = 0;
  for (let index = 0; index < options.messages && !options.isCut(); index += 1) {
    const role = options.role ?? drawRole(random);
    const isFlaky = role === "plain" && random.chance(0.12);
    const sent = await sendMessage(speaker, role, {
      copies: random.chance(0.12) ? 2 + random.below(3) : 1,
      ...(role === "poison" && { beforeSend: (reference) => options.spoil(reference, "always") }),
      ...(isFlaky && { beforeSend: (reference) => options.spoil(reference, "once") }),
    });
    if (!sent) continue;
    accepted += 1;
    onSent(sent, chatId);
    // While this one waits for its second attempt, the next one comes and must not overtake it.
    if (!isFlaky) await attend(speaker, sent);
  }
  await speaker.person.call("GET", `/api/chat/history?chatId=${chatId}`).then((answer) => look(speaker, chatId, answer));
  if (options.role !== "poison" && random.chance(0.15)) await deleteChat(speaker);
  return accepted;
}

/** Reads along, asks now and then, does not look at all, or stops it; and sometimes wants another answer. */
async function attend(speaker: Speaker, sent: Sent): Promise<void> {
  const { random, process } = speaker;
  const drawn = random.next();
  if (drawn < 0.25) return;
  if (drawn < 0.37) {
    await wait(random.below(150));
    await stop(speaker, sent.jobId);
  }
  if (drawn < 0.55) {
    await poll(speaker, sent.jobId);
    return;
  }
  const second = random.chance(0.3) ? followAnswer(speaker, sent.jobId, { process: `${process}/second` }) : null;
  const end = await followAnswer(speaker, sent.jobId);
  await second;
  if (end?.outcome !== "answered" || !random.chance(0.15)) return;
  const again = await regenerate(speaker, sent);
  if (again && random.chance(0.7)) await followAnswer(speaker, again.jobId);
}

async function createChat(person: Person, title: string): Promise<string | null> {
  for (let tries = 0; tries < CREATE_TRIES; tries += 1) {
    const answer = await person.call("POST", "/api/chat/create", { title });
    const created = createdSchema.safeParse(parseJson(answer.text));
    if (created.success) return created.data.chatId;
    await wait(POLL_MS);
  }
  return null;
}

async function stop({ person, recorder, process }: Speaker, jobId: string): Promise<void> {
  const end = recorder.invoke(process, "stop", { key: jobId, orgId: person.orgId, value: { jobId, status: null } });
  const answer = await person.call("POST", "/api/chat/stop", { jobId });
  end(endOf(answer), { jobId, status: answer.status }, answer.seen);
}

/** Until it has ended; only the last answer is noted, with every canary of those before. */
async function poll({ person, recorder, process }: Speaker, jobId: string): Promise<void> {
  const nothing = { jobId, status: null, state: null, content: null };
  const end = recorder.invoke(process, "status", { key: jobId, orgId: person.orgId, value: nothing });
  const seen = new Set<string>();
  for (const deadline = performance.now() + POLL_TIMEOUT_MS; performance.now() < deadline; await wait(POLL_MS)) {
    const answer = await person.call("GET", `/api/chat/status?jobId=${jobId}`);
    for (const canary of answer.seen) seen.add(canary);
    const state = statusSchema.safeParse(parseJson(answer.text));
    if (!state.success || (state.data.status !== "completed" && state.data.status !== "failed")) continue;
    end("ok", { jobId, status: answer.status, state: state.data.status, content: state.data.content }, [...seen]);
    return;
  }
  end("info", nothing, [...seen]);
}

function look({ person, recorder, process }: Speaker, chatId: string, { status, seen }: { status: number; seen: readonly string[] }): void {
  const value = { jobId: chatId, status, state: null, content: null };
  recorder.invoke(process, "status", { key: chatId, orgId: person.orgId, value })(endOf({ status }), value, seen);
}

async function deleteChat({ person, recorder, process, chatId }: Speaker): Promise<void> {
  const end = recorder.invoke(process, "delete", { key: chatId, orgId: person.orgId, value: { chatId, status: null } });
  const answer = await person.call("DELETE", `/api/chat/delete?chatId=${chatId}`);
  end(endOf(answer), { chatId, status: answer.status }, answer.seen);
}
