import { randomUUID } from "node:crypto";

/** What people and programs do beside each other, in hundredths: three reads for each write. */
export type Asked = { method: "GET" | "POST"; path: string; body?: string };

type Part = { share: number; make(index: number): Asked };

const TEXTS = [
  "Please summarize the minutes of the last meeting.",
  "Write to jane.doe@example.com that the card 4111 1111 1111 1111 came.",
];
const ACCOUNTS = 500;

const get = (path: string) => (): Asked => ({ method: "GET", path });
const post = (path: string, body: object): Asked => ({ method: "POST", path, body: JSON.stringify(body) });

const PARTS: readonly Part[] = [
  { share: 20, make: get("/api/auth/me") },
  { share: 20, make: get("/api/chat/list?limit=20") },
  { share: 10, make: get("/api/risk/transactions?limit=20") },
  { share: 10, make: get("/api/failsafe/trips?state=open") },
  { share: 10, make: get("/api/health") },
  { share: 5, make: get("/api/health/history?days=90") },
  { share: 10, make: (index) => post("/api/guard/check", { kind: "input", text: TEXTS[index % TEXTS.length] }) },
  { share: 12, make: toPayment },
  { share: 3, make: () => post("/api/chat/create", {}) },
];

/** The same mix over and over: each hundred requests hold each part as often as its share says, spread out. */
const ORDER: readonly Part[] = PARTS.flatMap((part) =>
  Array.from({ length: part.share }, (_, at) => ({ part, at: (at + 0.5) / part.share })),
)
  .sort((a, b) => a.at - b.at)
  .map(({ part }) => part);

export function askedAt(index: number): Asked {
  const part = ORDER[index % ORDER.length];
  if (!part) throw new Error("The mix is empty.");
  return part.make(index);
}

function toPayment(index: number): Asked {
  const [from, to] = [`payer-${index % ACCOUNTS}`, `payee-${(index * 7) % ACCOUNTS}`];
  const amount = (10 + (index % 900)).toFixed(2);
  return post("/api/analyze", { id: randomUUID(), timestamp: new Date().toISOString(), from, to, amount });
}
