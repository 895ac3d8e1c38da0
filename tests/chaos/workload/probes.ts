import { limits } from "../../../lib/platform/limits/limit.ts";
import { signCallback } from "../../support/sign-callback.ts";
import type { Recorder } from "../history/recorder.ts";
import type { SeededRandom } from "../history/seeded-random.ts";
import type { World } from "../world/world.ts";
import { type Answer, CALL_TIMEOUT_MS, callAs, callRaw, type Person } from "./person.ts";

/** Things that must be refused, whatever is broken just then. An answer nobody gave decides nothing. */
export type Target = { person: Person; chatId: string; jobId: string };

type Attempt = readonly [name: string, method: string, path: string, body?: unknown];

const foreignAttempts = ({ chatId, jobId }: Target): readonly Attempt[] => [
  ["status of a foreign job", "GET", `/api/chat/status?jobId=${jobId}`],
  ["trace of a foreign job", "GET", `/api/chat/trace?jobId=${jobId}`],
  ["history of a foreign chat", "GET", `/api/chat/history?chatId=${chatId}`],
  ["turns of a foreign chat", "GET", `/api/chat/turns?chatId=${chatId}`],
  ["stopping a foreign job", "POST", "/api/chat/stop", { jobId }],
  ["regenerating a foreign job", "POST", "/api/chat/regenerate", { jobId }],
  ["renaming a foreign chat", "POST", "/api/chat/rename", { chatId, title: "Taken over" }],
  ["writing into a foreign chat", "POST", "/api/chat/stream", { chatId, message: "Taken over" }],
  ["replaying a foreign dead letter", "POST", "/api/jobs/dead-letters/replay", { deadLetterId: `ddl_${jobId}_1` }],
  ["deleting a foreign chat", "DELETE", `/api/chat/delete?chatId=${chatId}`],
];

/** Another organization's ids, as if they had leaked. One attempt for each call of this; a stream is only looked at from the door. */
export async function probeForeign(recorder: Recorder, random: SeededRandom, intruder: Person, target: Target): Promise<void> {
  const attempts = foreignAttempts(target);
  const drawn = random.below(attempts.length + 1);
  const attempt = attempts[drawn];
  if (!attempt) return probeStream(recorder, intruder, target);
  const [name, method, path, body] = attempt;
  await probe(recorder, name, intruder, () => intruder.call(method, path, body));
}

async function probeStream(recorder: Recorder, intruder: Person, { jobId }: Target): Promise<void> {
  const abort = new AbortController();
  await probe(recorder, "events of a foreign job", intruder, async () => {
    const signal = AbortSignal.any([abort.signal, AbortSignal.timeout(CALL_TIMEOUT_MS)]);
    const response = await intruder.open(`/api/chat/events?jobId=${jobId}`, {}, signal);
    abort.abort();
    return { status: response?.status ?? 0, text: "", seen: [] };
  });
}

/** Callbacks that the queue never sent, tokens and passwords that are wrong. */
export async function probeStranger(world: World, recorder: Recorder, random: SeededRandom, victim: Person): Promise<void> {
  const { url, directEnvironment: env } = world;
  const job = JSON.stringify({ job: "chat.run-turn", orgId: victim.orgId, id: `trn_${"0".repeat(26)}` });
  const key = env.QSTASH_CURRENT_SIGNING_KEY ?? "";
  const send = (path: string, body: string, signature: string | null) => () =>
    callRaw(`${url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(signature !== null && { "upstash-signature": signature }) },
      body,
    });
  const signed = (path: string, bent: Partial<Parameters<typeof signCallback>[0]>) =>
    signCallback({ key, url: `${url}${path}`, body: job, ...bent });
  const attempts: readonly (readonly [string, () => Promise<Answer>])[] = [
    ["a callback without a signature", send("/api/jobs/run", job, null)],
    ["a callback signed with another key", send("/api/jobs/run", job, signed("/api/jobs/run", { key: "sig_of_somebody_else" }))],
    ["a callback signed for another body", send("/api/jobs/run", job, signed("/api/jobs/run", { body: "{}" }))],
    ["a callback signed for another address", send("/api/jobs/run", job, signed("/api/jobs/failed", {}))],
    ["a callback whose time is over", send("/api/jobs/run", job, signed("/api/jobs/run", { now: Date.now() - 3_600_000 }))],
    ["a tick without a signature", send("/api/jobs/tick", "{}", null)],
    ["a failure callback without a signature", send("/api/jobs/failed", "{}", null)],
    ["the cron without its secret", () => callAs(url, "wrong", "GET", "/api/cron/daily")],
    ["a session without a token", () => callAs(url, null, "GET", "/api/chat/list")],
    ["a session with an invented token", () => callAs(url, random.letters(60), "GET", "/api/chat/list")],
    [
      "a wrong password",
      () => callAs(url, null, "POST", "/api/auth/login", { email: "nobody@chaos.example", password: random.letters(12) }),
    ],
  ];
  const [name, attempt] = random.pick(attempts);
  await probe(recorder, name, null, attempt);
}

async function probe(recorder: Recorder, name: string, intruder: Person | null, attempt: () => Promise<Answer>): Promise<void> {
  const caller = { key: name, orgId: intruder?.orgId ?? "", value: { name, status: null, isRefused: true } };
  const end = recorder.invoke(intruder ? `${intruder.name}/intruder` : "stranger", "probe", caller);
  const { status, seen } = await attempt();
  const isLetThrough = status >= 200 && status < 400;
  end(status === 0 ? "info" : isLetThrough ? "ok" : "fail", { name, status, isRefused: !isLetThrough }, seen);
}

/** As many sign-ups as one address may try, twice over and some more: at least one of them has to be refused for that. */
export async function probeLimit(world: World, recorder: Recorder, limitFactor: number): Promise<void> {
  const attempts = 2 * limits.userCreate.max * limitFactor + 5;
  const name = "sign-ups beyond the limit";
  const end = recorder.invoke("stranger", "probe", { key: name, orgId: "", value: { name, status: null, isRefused: true } });
  let isRefused = false;
  for (let sent = 0; sent < attempts && !isRefused; sent += BATCH) {
    // Too weak a password is told after the limit was counted, and costs nothing.
    const account = { name: "Nobody", email: `nobody${sent}@chaos.example`, password: "1" };
    const answers = await Promise.all(Array.from({ length: BATCH }, () => callAs(world.url, null, "POST", "/api/auth/register", account)));
    isRefused = answers.some(({ status }) => status === LIMITED || status === UNAVAILABLE);
  }
  end(isRefused ? "fail" : "ok", { name, status: null, isRefused });
}

const BATCH = 10;
const LIMITED = 429;
const UNAVAILABLE = 503;
