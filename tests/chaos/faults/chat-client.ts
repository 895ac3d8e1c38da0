import { z } from "zod";
import { normalizeEmail } from "../../../lib/auth/normalize-email.ts";
import type { Runtime } from "../../../lib/runtime/runtime.ts";
import { until } from "../../support/until.ts";
import { createCanary, createReference, findCanaries } from "../history/canary.ts";
import type { FollowValue } from "../history/history.ts";
import type { Ending, Recorder } from "../history/recorder.ts";
import type { SeededRandom } from "../history/seeded-random.ts";

/** Where people live: `observer` reads past every door and changes nothing. */
export type Room = { url: string; observer: Runtime; recorder: Recorder; random: SeededRandom };

/** `statuses`: every answer of the API until it accepted. */
export type Sent = { jobId: string; reference: string; clientMessageId: string; chatId: string; statuses: readonly number[] };
export type Seen = { status: string; content: string; outcome?: string | undefined; reason?: string | undefined };
export type SendOptions = { chatId?: string; reference?: string; clientMessageId?: string; timeoutMs?: number; url?: string };

/** One person with an organization of their own and a chat, who does what a browser does: repeats what was not answered. */
export type ChatClient = {
  orgId: string;
  userId: string;
  token: string;
  chatId: string;
  /** One call; a broken connection is a response of status 0. */
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  createChat(): Promise<string>;
  reference(): string;
  /** Repeats the message under one id until it is accepted. */
  send(words: string, options?: SendOptions): Promise<Sent>;
  status(jobId: string): Promise<Seen | null>;
  ended(jobId: string, timeoutMs?: number): Promise<Seen>;
  /** Reads with `read` and notes what was seen. */
  follow<Result extends Omit<FollowValue, "jobId">>(jobId: string, read: (room: Room) => Promise<Result>): Promise<Result>;
  /** Resolves with the status of the answer. */
  deleteChat(chatId: string): Promise<number>;
};

export type CallOptions = { url?: string; timeoutMs?: number };
export type Answer = { status: number; headers: Headers; text: string };

const statusSchema = z.object({ status: z.string(), content: z.string(), outcome: z.string().optional(), reason: z.string().optional() });
const registeredSchema = z.object({ token: z.string(), user: z.object({ id: z.string() }) });
const chatSchema = z.object({ chatId: z.string() });
const acceptedSchema = z.object({ jobId: z.string() });
const CALL_TIMEOUT_MS = 30_000;
/** A connection that was kept may lead to a worker that is frozen; asked again, another one answers. */
const STATUS_TIMEOUT_MS = 3_000;
const ENDED_WITHIN_MS = 60_000;

/** `signUpUrl`: who gives out the token, when it matters whose clock it follows. */
export async function createChatClient(room: Room, name: string, signUpUrl: string = room.url): Promise<ChatClient> {
  const { recorder, random, observer } = room;
  const canary = createCanary(random);
  const email = `${random.letters(12)}@chaos.example`;
  const account = { name: `Person of ${name}`, email, password: `pass ${random.letters(20)} 7` };
  const registered = registeredSchema.parse(
    JSON.parse((await callOnce(signUpUrl, "POST", "/api/auth/register", { body: account, isRequired: true })).text),
  );
  const user = await observer.deps.users.findByEmail(normalizeEmail(email));
  const person = { orgId: user?.homeOrgId ?? "", userId: registered.user.id, token: registered.token };
  recorder.invoke(name, "register", { key: canary, orgId: person.orgId, value: { userId: person.userId, canary } })("ok", {
    userId: person.userId,
    canary,
  });
  const call: ChatClient["call"] = (method, path, body, options = {}) =>
    callOnce(options.url ?? room.url, method, path, { body, token: person.token, ...options });
  const createChat = () =>
    until(
      async () => {
        const answer = await call("POST", "/api/chat/create", {});
        return answer.status >= 200 && answer.status < 300 && chatSchema.parse(JSON.parse(answer.text)).chatId;
      },
      { everyMs: 200, what: `a chat of ${name}` },
    );
  const chatId = await createChat();
  const speaker: Speaker = { ...person, chatId, name, canary, room, call };
  return {
    ...person,
    chatId,
    call,
    createChat,
    reference: () => createReference(random),
    send: (words, options) => send(speaker, words, options),
    status: (jobId) => readStatus(speaker, jobId),
    ended: (jobId, timeoutMs) => awaitEnd(speaker, jobId, timeoutMs),
    follow: (jobId, read) => follow(speaker, jobId, read),
    deleteChat: (id) => deleteChat(speaker, id),
  };
}

type Speaker = Pick<ChatClient, "orgId" | "userId" | "token" | "chatId" | "call"> & { name: string; canary: string; room: Room };

async function send(speaker: Speaker, words: string, options: SendOptions = {}): Promise<Sent> {
  const { random, recorder } = speaker.room;
  const { chatId = speaker.chatId, reference = createReference(random), clientMessageId = `cm-${random.letters(20)}` } = options;
  const message = `${words} ${speaker.canary} ${reference}`;
  const value = { userId: speaker.userId, chatId, reference, role: "plain", secret: null, jobId: null, status: null } as const;
  const statuses: number[] = [];
  const jobId = await until(
    async () => {
      const end = recorder.invoke(speaker.name, "send", { key: clientMessageId, orgId: speaker.orgId, value });
      const body = { chatId, message, clientMessageId };
      const answer = await speaker.call("POST", "/api/chat/stream", body, options.url === undefined ? {} : { url: options.url });
      statuses.push(answer.status);
      return settleSend(answer, value, end);
    },
    { timeoutMs: options.timeoutMs ?? ENDED_WITHIN_MS, everyMs: 200, what: `a message of ${speaker.name} to be accepted` },
  );
  return { jobId, reference, clientMessageId, chatId, statuses };
}

/** A 4xx was refused without a trace; a 5xx or a broken connection may have been accepted all the same. */
function settleSend(answer: Answer, value: Parameters<Ending<"send">>[1], end: Ending<"send">): string | null {
  const seen = findCanaries(answer.text);
  if (answer.status === 202) {
    const { jobId } = acceptedSchema.parse(JSON.parse(answer.text));
    end("ok", { ...value, jobId, status: 202 }, seen);
    return jobId;
  }
  const isRefused = answer.status >= 400 && answer.status < 500;
  end(isRefused ? "fail" : "info", { ...value, status: answer.status }, seen);
  return null;
}

async function readStatus(speaker: Speaker, jobId: string): Promise<Seen | null> {
  const answer = await speaker.call("GET", `/api/chat/status?jobId=${jobId}`, undefined, { timeoutMs: STATUS_TIMEOUT_MS });
  if (answer.status !== 200) return null;
  const seen = statusSchema.parse(JSON.parse(answer.text));
  const isOver = seen.status === "completed" || seen.status === "failed";
  const value = { jobId, status: answer.status, state: seen.status, content: isOver ? seen.content : null };
  const { recorder } = speaker.room;
  const end = recorder.invoke(speaker.name, "status", {
    key: jobId,
    orgId: speaker.orgId,
    value: { ...value, state: null, content: null },
  });
  end("ok", value, findCanaries(answer.text));
  return seen;
}

async function follow<Result extends Omit<FollowValue, "jobId">>(
  { room, name, orgId }: Speaker,
  jobId: string,
  read: (room: Room) => Promise<Result>,
): Promise<Result> {
  const end = room.recorder.invoke(name, "follow", { key: jobId, orgId, value: { jobId, sightings: [], end: null } });
  const result = await read(room);
  const { sightings, end: ended } = result;
  end(ended ? "ok" : "info", { jobId, sightings, end: ended }, findCanaries(sightings.map(({ text }) => text).join(" ")));
  return result;
}

async function deleteChat(speaker: Speaker, chatId: string): Promise<number> {
  const { recorder } = speaker.room;
  const end = recorder.invoke(speaker.name, "delete", { key: chatId, orgId: speaker.orgId, value: { chatId, status: null } });
  const { status } = await speaker.call("DELETE", `/api/chat/delete?chatId=${chatId}`);
  end(status === 204 ? "ok" : "info", { chatId, status });
  return status;
}

function awaitEnd(speaker: Speaker, jobId: string, timeoutMs = ENDED_WITHIN_MS): Promise<Seen> {
  return until(
    async () => {
      const seen = await readStatus(speaker, jobId);
      return (seen?.status === "completed" || seen?.status === "failed") && seen;
    },
    { timeoutMs, everyMs: 250, what: `the end of ${jobId} (${speaker.name})` },
  );
}

type OneCall = { body?: unknown; token?: string; timeoutMs?: number; isRequired?: boolean };

async function callOnce(url: string, method: string, path: string, options: OneCall): Promise<Answer> {
  const { body, token, timeoutMs = CALL_TIMEOUT_MS } = options;
  try {
    const response = await fetch(`${url}${path}`, {
      method,
      // Each call of its own, as a host balances requests: a kept connection would stay with one worker.
      headers: {
        connection: "close",
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (options.isRequired && !response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
    return { status: response.status, headers: response.headers, text };
  } catch (error) {
    if (options.isRequired) throw error;
    return { status: 0, headers: new Headers(), text: String(error) };
  }
}
