import { RUN_TURN_JOB } from "../../lib/chat/accept-turn.ts";
import { turnCollection } from "../../lib/chat/turn.store.ts";
import type { TurnRecord } from "../../lib/chat/turn-record.ts";
import { RUN_PATH } from "../../lib/platform/jobs/publish-record.ts";
import type { Harness, Person } from "./harness.ts";
import { until } from "./until.ts";

export type Status = { status: string; content: string; chatId: string; outcome?: string; reason?: string };

/** One person with one chat, and what a client does in it. */
export type Conversation = {
  person: Person;
  chatId: string;
  /** Sends and returns the turn's id; throws when the message is not accepted. */
  send(message: string, clientMessageId?: string): Promise<string>;
  status(turnId: string): Promise<Status>;
  /** Waits until the turn has ended, whichever way. */
  ended(turnId: string): Promise<Status>;
  history(): Promise<{ id: string; role: string; content: string }[]>;
};

/** Nothing listens there: the queue is down, and a test delivers by hand. */
export const NO_QUEUE = { QSTASH_URL: "http://127.0.0.1:9" } as const;

export async function startConversation(harness: Harness, person?: Person): Promise<Conversation> {
  const as = person ?? (await harness.createPerson());
  const { chatId } = await harness.json<{ chatId: string }>("POST", "/api/chat/create", { as });
  const status = (turnId: string) => harness.json<Status>("GET", `/api/chat/status?jobId=${turnId}`, { as });
  return {
    person: as,
    chatId,
    status,
    async send(message, clientMessageId) {
      const body = { chatId, message, ...(clientMessageId !== undefined && { clientMessageId }) };
      const response = await harness.call("POST", "/api/chat/stream", { as, body });
      if (response.status !== 202) throw new Error(`The message was answered ${response.status}: ${await response.text()}`);
      const { jobId } = await response.json();
      return String(jobId);
    },
    ended: (turnId) =>
      until(
        async () => {
          const state = await status(turnId);
          return (state.status === "completed" || state.status === "failed") && state;
        },
        { what: `the end of ${turnId}` },
      ),
    history: () => harness.json("GET", `/api/chat/history?chatId=${chatId}`, { as }),
  };
}

/** The stored turn, as the database has it. */
export async function readTurn(harness: Harness, turnId: string): Promise<TurnRecord> {
  const turn = await harness.runtime.deps.db.collection(turnCollection).findOne({ _id: turnId });
  if (!turn) throw new Error(`There is no turn ${turnId}.`);
  return turn;
}

/** One delivery of the turn's job, signed as the queue signs it. */
export function deliver(harness: Harness, person: Person, turnId: string): Promise<Response> {
  return harness.signedCallback(RUN_PATH, { job: RUN_TURN_JOB, orgId: person.orgId, id: turnId });
}

/** Ticks the schedules once; `advance` has moved the clock into a new slot. */
export async function tick(harness: Harness): Promise<{ name: string; isRun: boolean }[]> {
  const response = await harness.signedCallback("/api/jobs/tick", {});
  if (response.status !== 200)
    throw new Error(`The tick was answered ${response.status}: ${harness.logs.findLast((line) => line.includes('"error"')) ?? ""}`);
  return (await response.json()).schedules;
}
