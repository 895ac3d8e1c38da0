import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { SeededRandom } from "../history/seeded-random.ts";
import { callAs, callRaw, parseJson } from "../workload/person.ts";
import type { Told } from "./judge.ts";

const RETRY_MS = 150;
const BATCH = 12;
const IMPORT_ROWS = 150;
const IMPORT_EVERY_MS = 10_000;
const ACCOUNTS = 10;

const analysisSchema = z.object({ id: z.string(), transactionId: z.string(), riskScore: z.number() });
const batchSchema = z.object({ items: z.array(z.object({ analysis: analysisSchema })) });
const tokenSchema = z.object({ token: z.string() });

export type Client = { url: string; token: string; told: Told[]; random: SeededRandom; signal: AbortSignal };

export async function register(url: string, random: SeededRandom): Promise<{ token: string; email: string }> {
  const email = `risk-${random.letters(12)}@chaos.example`;
  const answer = await callAs(url, null, "POST", "/api/auth/register", { name: "Risk", email, password: `pass ${random.letters(20)} 7` });
  return { token: tokenSchema.parse(parseJson(answer.text)).token, email };
}

/** One in eight is so much that it is stopped; those are paid by three people, so that cases grow. */
function transactionOf(client: Client, name: string): Record<string, string> {
  const { random } = client;
  const isLarge = random.below(8) === 0;
  const from = isLarge ? `large ${random.below(3)}` : `account ${random.below(ACCOUNTS)}`;
  const amount = isLarge ? `${900_000 + random.below(9_000)}.00` : `${5 + random.below(90)}.${10 + random.below(80)}`;
  return { id: name, timestamp: new Date().toISOString(), from, to: `account ${random.below(ACCOUNTS)}`, amount };
}

/** Goes on submitting, each until it is answered: a client that was cut off sends the same again. */
export async function submitForever(client: Client, name: string): Promise<void> {
  for (let index = 0; !client.signal.aborted; index += 1) {
    const isBatch = index % 4 === 3;
    const rows = Array.from({ length: isBatch ? BATCH : 1 }, (_, row) => transactionOf(client, `${name}-${index}-${row}`));
    // Twice at once now and then: it is the same transaction all the same.
    const copies = client.random.below(5) === 0 ? 2 : 1;
    await Promise.all(Array.from({ length: copies }, () => insist(client, isBatch, rows)));
  }
}

async function insist(client: Client, isBatch: boolean, rows: readonly Record<string, string>[]): Promise<void> {
  const [path, body] = isBatch ? ["/api/risk/transactions", { transactions: rows }] : ["/api/analyze", rows[0]];
  for (;;) {
    const answer = await callAs(client.url, client.token, "POST", path, body);
    if (answer.status === 200) {
      const analyses = isBatch
        ? batchSchema.parse(parseJson(answer.text)).items.map(({ analysis }) => analysis)
        : [analysisSchema.parse(parseJson(answer.text))];
      for (const { id, transactionId, riskScore } of analyses) client.told.push({ id, transactionId, score: riskScore });
      return;
    }
    if (answer.status >= 400 && answer.status < 500) throw new Error(`${path} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    await wait(RETRY_MS);
  }
}

/** Files beside the requests; an upload that nobody answered for may have begun an import, whose rows then count as well. */
export async function importForever(client: Client, name: string): Promise<void> {
  for (let index = 0; !client.signal.aborted; index += 1) {
    const rows = Array.from({ length: IMPORT_ROWS }, (_, row) => transactionOf(client, `${name}-${index}-${row}`));
    const header = Object.keys(rows[0] ?? {});
    const text = [header.join(","), ...rows.map((row) => header.map((field) => row[field]).join(","))].join("\n");
    const headers = { authorization: `Bearer ${client.token}`, "content-type": "text/csv" };
    const answer = await callRaw(`${client.url}/api/risk/imports/csv`, { method: "POST", headers, body: text });
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429 && answer.status !== 409)
      throw new Error(`The import answered ${answer.status}: ${answer.text.slice(0, 300)}`);
    await wait(IMPORT_EVERY_MS, undefined, { signal: client.signal }).catch(() => undefined);
  }
}
