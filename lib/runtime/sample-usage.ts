import { createHash } from "node:crypto";
import type { DataClass, Feature } from "../ai/access.ts";
import type { EgressRecord } from "../ai/egress.store.ts";
import { costMicros, findVendorModel } from "../ai/models.ts";
import type { UsageRecord } from "../ai/usage.store.ts";

// Five weeks of calls for the sample organization, so that its reports show something. Their source says "sample": no vendor was
// called, reports say so, and budgets do not count them. A day's rows follow from its date alone, so seeding again only adds days.

const DAYS = 35;
const DAY_MS = 86_400_000;

type Kind = {
  provider: string;
  model: string;
  feature: Feature;
  host: string | null;
  region: string | null;
  classes: readonly DataClass[];
};

const OPENAI = { provider: "openai", host: "api.openai.com", region: null };
const ANTHROPIC = { provider: "anthropic", host: "api.anthropic.com", region: null };
const DEMO = { provider: "demo", host: null, region: null, model: "demo-1" };

/** The more often one stands here, the more often it is drawn. */
const KINDS: readonly Kind[] = [
  { ...OPENAI, model: "gpt-6-luna", feature: "chat", classes: ["message"] },
  { ...OPENAI, model: "gpt-6-luna", feature: "chat", classes: ["message", "memory"] },
  { ...OPENAI, model: "gpt-6-luna", feature: "gateway", classes: ["message"] },
  { ...OPENAI, model: "gpt-6-sol", feature: "chat", classes: ["message", "file"] },
  { ...OPENAI, model: "gpt-6-sol", feature: "gateway", classes: ["message", "tool-result"] },
  { ...ANTHROPIC, model: "claude-sonnet-5-5", feature: "chat", classes: ["message", "personal", "redacted"] },
  { ...ANTHROPIC, model: "claude-sonnet-5-5", feature: "playground", classes: ["message"] },
  { ...DEMO, feature: "playground", classes: [] },
  { ...DEMO, feature: "guard", classes: [] },
];

export type SampleLedgers = { usage: UsageRecord[]; egress: EgressRecord[] };

/** Of the days before `now` and of today as far as it has come. */
export function sampleLedgers(orgId: string, userIds: readonly string[], now: number): SampleLedgers {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const days = Array.from({ length: DAYS }, (_, index) => today - index * DAY_MS);
  const calls = days.flatMap((day) => callsOf(orgId, userIds, day)).filter(({ row }) => row.at.getTime() <= now);
  return { usage: calls.map(({ row }) => row), egress: calls.flatMap(toEgress) };
}

type Call = { row: UsageRecord; kind: Kind };

function callsOf(orgId: string, userIds: readonly string[], day: number): Call[] {
  const draw = drawerOf(new Date(day).toISOString().slice(0, 10));
  const weekday = new Date(day).getUTCDay();
  const isWeekend = weekday === 0 || weekday === 6;
  const calls = isWeekend ? 4 + draw("calls", 5) : 22 + draw("calls", 20);
  return Array.from({ length: calls }, (_, index) =>
    callOf(orgId, userIds, { day, index, draw: (what, below) => draw(`${index} ${what}`, below) }),
  );
}

type Draw = (what: string, below: number) => number;

/** The same for the same day, on every machine and at every start. */
function drawerOf(day: string): Draw {
  return (what, below) => createHash("sha256").update(`${day} ${what}`).digest().readUInt32BE(0) % below;
}

function callOf(orgId: string, userIds: readonly string[], { day, index, draw }: { day: number; index: number; draw: Draw }): Call {
  const kind = KINDS[draw("kind", KINDS.length)] ?? { ...DEMO, feature: "chat", classes: [] };
  const { provider, model, feature } = kind;
  const at = new Date(day + (7 * 60 + draw("minute", 12 * 60)) * 60_000 + draw("second", 60_000));
  const isDemo = provider === "demo";
  const isUncertain = !isDemo && draw("uncertain", 60) === 0;
  const inputTokens = 300 + draw("input", kind.classes.includes("file") ? 40_000 : 9_000);
  const cachedInputTokens = isDemo ? 0 : Math.floor((inputTokens * draw("cached", 60)) / 100);
  const usage = { inputTokens, cachedInputTokens, outputTokens: 80 + draw("output", 1_800), isEstimated: isUncertain };
  const id = `smp_${orgId.slice(4)}_${new Date(day).toISOString().slice(0, 10)}_${index}`;
  const row: UsageRecord = {
    ...{ _id: `${id}:call`, orgId, keyId: null, feature, kind: "chat", step: "call", source: { type: "sample", id } },
    ...{ provider, model, isDemo, outcome: isUncertain ? "failed" : "answered", ...usage },
    userId: userIds[draw("user", userIds.length)] ?? null,
    costMicros: isDemo ? 0 : costMicros(findVendorModel(provider, model), usage, at.getTime()),
    ...{ currency: "USD", bookedTo: isUncertain ? "platform" : "customer", isUncertain, keyOrigin: isDemo ? "demo" : "platform" },
    ...{ durationMs: 600 + draw("duration", 9_000), firstTokenMs: 200 + draw("first", 900), at },
  };
  return { row, kind };
}

function toEgress({ row, kind: { host, region, classes } }: Call): EgressRecord[] {
  if (row.isDemo) return [];
  const { _id, orgId, userId, keyId, feature, kind, provider, model, keyOrigin, source, at, isUncertain, inputTokens } = row;
  // Four bytes a token, as English text has about.
  const what = { host, region, dataClasses: classes, bytes: inputTokens * 4, isUncertain };
  return [{ _id, orgId, userId, keyId, feature, kind, provider, model, keyOrigin, source, at, ...what }];
}
