import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { createReference } from "../history/canary.ts";
import type { MessageRole, SendValue } from "../history/history.ts";
import type { Recorder } from "../history/recorder.ts";
import type { SeededRandom } from "../history/seeded-random.ts";
import { wordMessage } from "./messages.ts";
import { endOf, type Person, parseJson } from "./person.ts";

/** Who speaks, where, and by which chance. */
export type Speaker = { person: Person; recorder: Recorder; random: SeededRandom; process: string; chatId: string };

export type Sent = { jobId: string; reference: string; role: MessageRole; secret: string | null };

export type SendOptions = {
  /** Set before the message goes out, e.g. to poison it. */
  beforeSend?: (reference: string) => Promise<void>;
  /** How many identical calls go out at once. */
  copies?: number;
};

const GIVE_UP_AFTER_MS = 30_000;
const RETRY_MS = 150;
const acceptedSchema = z.object({ jobId: z.string() });

/** Sends under one id until it is accepted or refused, as a client does that does not want to lose its words. Null when it was not accepted. */
export async function sendMessage(speaker: Speaker, role: MessageRole, options: SendOptions = {}): Promise<Sent | null> {
  const { person, random, chatId } = speaker;
  const reference = createReference(random);
  const { text, secret } = wordMessage(role, { canary: person.canary, reference }, random);
  await options.beforeSend?.(reference);
  const value: SendValue = { userId: person.userId, chatId, reference, role, secret, jobId: null, status: null };
  const clientMessageId = `cm-${random.letters(20)}`;
  const post = () => postOnce(speaker, "send", "/api/chat/stream", { chatId, message: text, clientMessageId }, value);
  const jobId = await insist(async () => {
    const copies = Array.from({ length: options.copies ?? 1 }, post);
    const results = await Promise.all(copies);
    return results.find(({ jobId: accepted }) => accepted !== null) ?? results[0] ?? { jobId: null, end: "info" };
  });
  return jobId === null ? null : { jobId, reference, role, secret };
}

/** The same words once more; null when the answer cannot be made again. */
export async function regenerate(speaker: Speaker, sent: Sent): Promise<Sent | null> {
  const { person, random, chatId } = speaker;
  const { reference, role, secret, jobId: replacedId } = sent;
  const value = { userId: person.userId, chatId, reference, role, secret, jobId: null, status: null, replacedId };
  const clientMessageId = `cm-${random.letters(20)}`;
  const jobId = await insist(() => postOnce(speaker, "regenerate", "/api/chat/regenerate", { jobId: replacedId, clientMessageId }, value));
  return jobId === null ? null : { ...sent, jobId };
}

type Posted = { jobId: string | null; end: "ok" | "fail" | "info"; status: number };

async function postOnce<Op extends "send" | "regenerate">(
  speaker: Speaker,
  op: Op,
  path: string,
  body: { readonly [field: string]: string; clientMessageId: string },
  value: Parameters<ReturnType<typeof speaker.recorder.invoke<Op>>>[1],
): Promise<Posted> {
  const { person, recorder, process } = speaker;
  const end = recorder.invoke(process, op, { key: body.clientMessageId, orgId: person.orgId, value });
  const answer = await person.call("POST", path, body);
  const accepted = acceptedSchema.safeParse(parseJson(answer.text));
  const jobId = answer.status === 202 && accepted.success ? accepted.data.jobId : null;
  end(endOf(answer), { ...value, jobId, status: answer.status }, answer.seen);
  return { jobId, end: endOf(answer), status: answer.status };
}

const LIMITED = 429;

async function insist(post: () => Promise<Posted | Omit<Posted, "status">>): Promise<string | null> {
  const deadline = performance.now() + GIVE_UP_AFTER_MS;
  while (performance.now() < deadline) {
    const posted = await post();
    if (posted.jobId !== null) return posted.jobId;
    if (posted.end === "fail" && !("status" in posted && posted.status === LIMITED)) return null;
    await wait(RETRY_MS);
  }
  return null;
}
