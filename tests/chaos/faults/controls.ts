import { z } from "zod";
import { RUN_TURN_JOB } from "../../../lib/chat/accept-turn.ts";
import { turnCollection } from "../../../lib/chat/turn.store.ts";
import type { TurnRecord } from "../../../lib/chat/turn-record.ts";
import { RUN_PATH } from "../../../lib/platform/jobs/publish-record.ts";
import type { Fault as ProviderFault } from "../../../scripts/local/openai/fault.ts";
import { signCallback } from "../../support/sign-callback.ts";
import { until } from "../../support/until.ts";
import type { World } from "../world/world.ts";
import type { FaultContext } from "./fault.ts";

/** The handles faults turn: the stand-ins' own controls, deliveries made by hand, and looks at a stored turn. */
export async function setProviderFault(
  world: World,
  rule: { fault: ProviderFault | null; times?: number; whenText?: string },
): Promise<void> {
  await world.services.openai.ask("setFault", rule);
}

export async function providerBites(world: World, text: string): Promise<number> {
  const bites = z.record(z.string(), z.number()).parse(await world.services.openai.ask("bites"));
  return bites[text] ?? 0;
}

export async function pauseQueue(world: World, isPaused: boolean): Promise<void> {
  await world.services.qstash.ask("pause", isPaused);
}

const NOW_WITHIN_MS = 1_000;

/** What waits for a later try is tried now; other deliveries may go on for as long as they like. */
export async function deliverAllNow(world: World): Promise<void> {
  await Promise.race([world.services.qstash.ask("deliverNow"), pause(NOW_WITHIN_MS)]);
}

const bodySchema = z.object({ bodyBase64: z.string() });
const deadSchema = z.array(z.object({ message: bodySchema }));

/** The bodies of the messages the queue holds, or has given up. */
export async function queueBodies(world: World, which: "messages" | "deadLetters"): Promise<string[]> {
  const answer = await world.services.qstash.ask(which);
  const messages = which === "messages" ? z.array(bodySchema).parse(answer) : deadSchema.parse(answer).map(({ message }) => message);
  return messages.map(({ bodyBase64 }) => Buffer.from(bodyBase64, "base64").toString("utf8"));
}

const replySchema = z.object({ type: z.string(), text: z.string().optional(), bytes: z.string().optional(), value: z.number().optional() });

/** Past the REST interface; the reply's text, whatever kind it is. */
export async function redisCommand(world: World, ...command: string[]): Promise<string> {
  const reply = replySchema.parse(await world.services.redis.ask("administer", command));
  if (reply.type === "error") throw new Error(`redis-server refused ${command.join(" ")}; these faults need one that is installed.`);
  return String(reply.value ?? reply.bytes ?? reply.text ?? "");
}

export type Delivery = { path?: string; body: string; url?: string; key?: string; timeoutMs?: number };

/** Signed as the queue signs; resolves with the status, or 0 when nobody answered. */
export async function deliverByHand(world: World, delivery: Delivery): Promise<{ status: number; headers: Headers }> {
  const { path = RUN_PATH, body, url = world.url, timeoutMs = 30_000 } = delivery;
  const key = delivery.key ?? world.environment.QSTASH_CURRENT_SIGNING_KEY ?? "";
  const headers = { "content-type": "application/json", "upstash-signature": signCallback({ key, url: `${world.url}${path}`, body }) };
  try {
    const response = await fetch(`${url}${path}`, { method: "POST", headers, body, signal: AbortSignal.timeout(timeoutMs) });
    await response.body?.cancel();
    return { status: response.status, headers: response.headers };
  } catch {
    return { status: 0, headers: new Headers() };
  }
}

export const turnMessage = (orgId: string, id: string): string => JSON.stringify({ job: RUN_TURN_JOB, orgId, id });

/** A message of the queue's own making: another id for work that may be known already. */
export async function publishByHand(world: World, body: string): Promise<void> {
  const { QSTASH_TOKEN } = world.environment;
  const response = await fetch(`http://127.0.0.1:${world.services.qstash.port}/v2/publish/${world.url}${RUN_PATH}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${QSTASH_TOKEN}`,
      "content-type": "application/json",
      "upstash-retries": "3",
      "upstash-failure-callback": `${world.url}/api/jobs/failed`,
    },
    body,
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The queue answered ${response.status}.`);
}

export function findTurn({ observer }: FaultContext, jobId: string): Promise<TurnRecord | null> {
  return observer.deps.db.collection(turnCollection).findOne({ _id: jobId });
}

/** Without looking through the API, which would publish a turn that is due. */
export async function untilTurn(
  ctx: FaultContext,
  jobId: string,
  what: string,
  isReached: (turn: TurnRecord) => boolean,
  timeoutMs = 30_000,
): Promise<TurnRecord> {
  return until(
    async () => {
      const turn = await findTurn(ctx, jobId);
      return turn !== null && isReached(turn) && turn;
    },
    { timeoutMs, everyMs: 50, what },
  );
}

export const isOver = ({ state }: TurnRecord): boolean => state !== "queued" && state !== "running";
export const pause = (durationMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, durationMs));
