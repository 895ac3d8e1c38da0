// What a hundred callers wait for an audit: the API in a process of its own beside the stand-ins. Once all of them ask in the same moment,
// round after round, and once each at its own steady beat.

import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { World } from "../chat/world.ts";
import { ANSWER_BYTES, prose } from "./measure-checks.ts";

/** Milliseconds by round. */
export type HttpTimes = { atOnce: number[][]; paced: number[][] };

const CLIENTS = 100;
const ROUNDS = 10;
const WARM_UP_ROUNDS = 5;
/** Of all clients together, while paced. */
const PACE_PER_SECOND = 100;
const PACED_SECONDS = 5;

export async function measureHttp(url: World["url"], tokens: readonly string[]): Promise<HttpTimes> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CLIENTS });
  try {
    const ask = createAsk({ url: `${url}/api/failsafe/audits`, tokens, agent });
    const round = (): Promise<number[]> => Promise.all(Array.from({ length: CLIENTS }, ask));
    for (let index = 0; index < WARM_UP_ROUNDS; index += 1) await round();
    const atOnce: number[][] = [];
    for (let index = 0; index < ROUNDS; index += 1) atOnce.push(await round());
    const paced: number[][] = [];
    for (let second = 0; second < PACED_SECONDS; second += 1) paced.push(await pacedSecond(ask));
    return { atOnce, paced };
  } finally {
    agent.destroy();
  }
}

function pacedSecond(ask: () => Promise<number>): Promise<number[]> {
  return Promise.all(
    Array.from({ length: PACE_PER_SECOND }, async (_, client) => {
      await sleep((client * 1_000) / PACE_PER_SECOND);
      return ask();
    }),
  );
}

type Target = { url: string; tokens: readonly string[]; agent: http.Agent };

/** The time of one audit, each of another answer. */
function createAsk({ url, tokens, agent }: Target): () => Promise<number> {
  let next = 0;
  return async () => {
    next += 1;
    const headers = { authorization: `Bearer ${tokens[next % tokens.length]}`, "content-type": "application/json" };
    const body = JSON.stringify({ model: "bench/prose", prompt: "What did the council say?", response: prose(ANSWER_BYTES, next) });
    const startedAt = performance.now();
    await send({ url, agent, headers }, body);
    return performance.now() - startedAt;
  };
}

function send({ url, agent, headers }: { url: string; agent: http.Agent; headers: Record<string, string> }, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (piece: string) => {
        text += piece;
      });
      const isDone = response.statusCode === 200 || response.statusCode === 201;
      response.on("end", () => (isDone ? resolve() : reject(new Error(`${response.statusCode}: ${text}`))));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}
