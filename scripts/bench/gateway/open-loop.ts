// Callers who come at their own times, whether earlier ones have been served or not. Every answer is read to its end and compared.
// A time runs from the moment a question is really sent; how late that was is the generator's own figure.

import http from "node:http";
import { findFault, type Mode, questionOf } from "./exchange.ts";
import type { Side } from "./sides.ts";

export type OpenLoad = { mode: Mode; perSecond: number; seconds: number };
export type OpenResult = {
  totalMs: readonly number[];
  /** Until the first byte of the body. */
  firstByteMs: readonly number[];
  /** How long after its time each question was sent. */
  lateMs: readonly number[];
  failures: number;
  /** What was wrong with the first that failed. */
  fault: string | null;
};

const ANSWER_DEADLINE_MS = 10_000;

export async function runOpenLoop(side: Side, { mode, perSecond, seconds }: OpenLoad): Promise<OpenResult> {
  const agent = new http.Agent({ keepAlive: true });
  const callers = await side.headers();
  const body = Buffer.from(questionOf(mode));
  const count = Math.round(perSecond * seconds);
  const asked: Promise<Answer>[] = [];
  const lateMs: number[] = [];
  try {
    const startedAt = performance.now();
    for (let index = 0; index < count; index += 1) {
      const dueAt = startedAt + (index * 1_000) / perSecond;
      const waitMs = dueAt - performance.now();
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      lateMs.push(performance.now() - dueAt);
      asked.push(ask({ side, mode, body, agent, caller: callers[index % callers.length] ?? {} }));
    }
    return toResult(await Promise.all(asked), lateMs);
  } finally {
    agent.destroy();
  }
}

type Answer = { totalMs: number; firstByteMs: number; fault: string | null };
type Question = { side: Side; mode: Mode; body: Buffer; agent: http.Agent; caller: Readonly<Record<string, string>> };

/** A single question, for a look before a load and for warming up. */
export async function askOnce(side: Side, mode: Mode): Promise<string | null> {
  const agent = new http.Agent();
  const [caller = {}] = await side.headers();
  return (await ask({ side, mode, body: Buffer.from(questionOf(mode)), agent, caller })).fault;
}

function ask({ side, mode, body, agent, caller }: Question): Promise<Answer> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const received: Buffer[] = [];
    let firstByteMs = Number.NaN;
    const fail = ({ message }: Error) => resolve({ totalMs: Number.NaN, firstByteMs, fault: message });
    const headers = { ...caller, "content-type": "application/json", "content-length": body.byteLength };
    const request = http.request(side.url, { method: "POST", agent, headers, timeout: ANSWER_DEADLINE_MS }, (response) => {
      response.on("data", (bytes: Buffer) => {
        if (received.length === 0) firstByteMs = performance.now() - startedAt;
        received.push(bytes);
      });
      response.on("error", fail);
      response.on("end", () => {
        const totalMs = performance.now() - startedAt;
        resolve({ totalMs, firstByteMs, fault: findFault(mode, response.statusCode ?? 0, Buffer.concat(received).toString()) });
      });
    });
    request.on("timeout", () => request.destroy(new Error("no answer in time")));
    request.on("error", fail);
    request.end(body);
  });
}

/** What failed counts as a failure and has no time. */
function toResult(answers: readonly Answer[], lateMs: readonly number[]): OpenResult {
  const good = answers.filter(({ fault }) => fault === null);
  return {
    totalMs: good.map(({ totalMs }) => totalMs),
    firstByteMs: good.map(({ firstByteMs }) => firstByteMs),
    lateMs,
    failures: answers.length - good.length,
    fault: answers.find(({ fault }) => fault !== null)?.fault ?? null,
  };
}
