// What a caller waits for a verdict: the API in a process of its own beside the stand-ins, asked by a hundred clients of one organization.
// Once everybody asks again at once, which shows what the machine can do; once at a steady pace, which shows what one waits below that.

import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { generateMovements } from "../../../lib/risk/sample/generate-movements.ts";
import { signUp, startWorld } from "../chat/world.ts";
import { quantile } from "../statistics.ts";

export type HttpFigures = {
  load: string;
  requests: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  flaggedShare: number;
};

const CLIENTS = 100;
const WARM_UP_SECONDS = 4;
const SECONDS = 8;
/** Of all clients together. */
const PACES = [100, 200, 400] as const;

const agent = new http.Agent({ keepAlive: true, maxSockets: CLIENTS });

type Load = { seconds: number; perSecond: number | null };

export async function measureHttp(report: (figures: HttpFigures) => void): Promise<void> {
  const world = await startWorld({ tokenDelayMs: 0, environment: { MAX_REQUESTS_PER_WINDOW: "10000000", RATE_LIMIT_WINDOW: "60000" } });
  try {
    const ask = createAsk(`${world.url}/api/analyze`, await signUp(world.runtime));
    await run(ask, { seconds: WARM_UP_SECONDS, perSecond: null });
    for (const perSecond of PACES) report(await run(ask, { seconds: SECONDS, perSecond }));
    report(await run(ask, { seconds: SECONDS, perSecond: null }));
  } finally {
    await world.close();
    agent.destroy();
  }
}

/** A town's payments in their order, each with its own id; true for what was flagged. */
function createAsk(url: string, token: string): () => Promise<boolean> {
  const startAt = Date.now() - 60 * 86_400_000;
  const town = generateMovements({ seed: 9, accounts: 1_500, payees: 1_500, days: 40, startAt, pace: 0.5 });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  let next = 0;
  return async () => {
    const index = next;
    next += 1;
    const generated = town[index % town.length];
    if (!generated) throw new Error("The town is empty.");
    const { movement, payerName: from, payeeName: to } = generated;
    const body = JSON.stringify({ id: `bench-${index}`, timestamp: movement.at, from, to, amount: movement.amount.toFixed(2) });
    return (await send(url, headers, body)).includes('"flagged":true');
  };
}

function send(url: string, headers: Record<string, string>, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (piece: string) => {
        text += piece;
      });
      response.on("end", () => (response.statusCode === 200 ? resolve(text) : reject(new Error(`${response.statusCode}: ${text}`))));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

async function run(ask: ReturnType<typeof createAsk>, { seconds, perSecond }: Load): Promise<HttpFigures> {
  const times: number[] = [];
  let flagged = 0;
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  const gapMs = perSecond === null ? 0 : (CLIENTS * 1_000) / perSecond;
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      // Spread evenly over the first gap, then each at its own beat.
      for (let due = startedAt + (client * gapMs) / CLIENTS; due < endsAt; due = perSecond === null ? performance.now() : due + gapMs) {
        if (due > performance.now()) await sleep(due - performance.now());
        if (await ask()) flagged += 1;
        // From when it was due: a client that had to wait for its last answer has waited.
        times.push(performance.now() - due);
      }
    }),
  );
  const elapsed = (performance.now() - startedAt) / 1_000;
  return {
    load: perSecond === null ? `${CLIENTS} clients that ask again at once` : `${CLIENTS} clients, ${perSecond} requests a second`,
    requests: times.length,
    perSecond: times.length / elapsed,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    flaggedShare: flagged / times.length,
  };
}
