import { createHash } from "node:crypto";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import type { PathSegment, TurnRecord } from "../turn-record.ts";
import type { ParsedChat, ParsedExchange } from "./parse/parsed-chat.ts";

/** Ids are made of what is imported, so that a run that died is taken up by the next and nothing stands there twice. */
export type ImportPlace = { orgId: string; userId: string; importId: string; importKey: string; now: number };

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export function importKeyOf({ orgId, userId }: Pick<ImportPlace, "orgId" | "userId">, key: string): string {
  return createHash("sha256")
    .update(JSON.stringify([orgId, userId, key]))
    .digest("hex");
}

export function idFrom(prefix: "cht" | "trn" | "msg", ...parts: readonly (string | number)[]): string {
  const bytes = createHash("sha256")
    .update(JSON.stringify([prefix, ...parts]))
    .digest()
    .subarray(0, 26);
  return `${prefix}_${[...bytes].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("")}`;
}

type Numbered = { exchange: ParsedExchange; id: string; seq: number; branch: string | null; path: PathSegment[]; siblingOf: string | null };

/** As if each exchange had been asked here: the first after another goes on in its branch, every other opens one. */
export function toImportedTurns(cipher: OrganizationCipher, place: ImportPlace, { exchanges }: ParsedChat): TurnRecord[] {
  const chatId = idFrom("cht", place.importKey);
  return number(place, exchanges).map((numbered) => toTurn(cipher, place, chatId, numbered));
}

/** Null for the trunk. */
export function shownBranchOf(turns: readonly TurnRecord[], shown: number | null): string | null {
  return (shown === null ? undefined : turns[shown])?.branch ?? null;
}

const TO_END = Number.MAX_SAFE_INTEGER;

function number({ importKey }: ImportPlace, exchanges: readonly ParsedExchange[]): Numbered[] {
  const numbered: Numbered[] = [];
  const firstAfter = new Map<number | null, Numbered>();
  for (const [index, exchange] of exchanges.entries()) {
    const id = idFrom("trn", importKey, index);
    const seq = index + 1;
    const parent = exchange.parent === null ? null : numbered[exchange.parent];
    const going: PathSegment[] = parent?.path ?? [{ branch: null, from: 0, before: TO_END }];
    const first = firstAfter.get(exchange.parent);
    const next: Numbered = first
      ? {
          exchange,
          id,
          seq,
          branch: id,
          path: [...until(going, first.seq), { branch: id, from: seq, before: TO_END }],
          siblingOf: first.id,
        }
      : { exchange, id, seq, branch: parent?.branch ?? null, path: going, siblingOf: null };
    if (!first) firstAfter.set(exchange.parent, next);
    numbered.push(next);
  }
  return numbered;
}

function until(path: readonly PathSegment[], seq: number): PathSegment[] {
  return path.filter(({ from }) => from < seq).map(({ branch, from, before }) => ({ branch, from, before: Math.min(before, seq) }));
}

function toTurn(
  cipher: OrganizationCipher,
  place: ImportPlace,
  chatId: string,
  { exchange, id, seq, branch, path, siblingOf }: Numbered,
): TurnRecord {
  const { orgId, userId, importId, importKey, now } = place;
  const createdAt = new Date(exchange.askedAt ?? exchange.answeredAt ?? now);
  const encrypt = (field: "message" | "reply", text: string) => cipher.encrypt({ collection: "turns", id, field }, text);
  const by = { provider: "import", model: exchange.model ?? "unknown", isDemo: false, finishReason: "stop" };
  return {
    ...{ _id: id, orgId, userId, chatId, chatSeq: seq, importId, clientMessageId: `import-${importKey.slice(0, 40)}-${seq}` },
    ...{ ...CLOSED_LEASE, attempts: 0, fence: 0, publishCount: 0, lastError: null, replays: 0, streamSeq: 0, isProjected: true },
    ...{ userMessageId: idFrom("msg", importKey, seq, "user"), replyMessageId: idFrom("msg", importKey, seq, "reply") },
    state: exchange.assistant === null ? "cancelled" : "answered",
    reason: exchange.assistant === null ? "imported_without_answer" : null,
    message: encrypt("message", exchange.user),
    reply:
      exchange.assistant === null
        ? null
        : { text: encrypt("reply", exchange.assistant), ...by, createdAt: new Date(exchange.answeredAt ?? createdAt) },
    ...{ createdAt, finishedAt: createdAt, replacedBy: null, branch, stopRequestedAt: null, steps: {}, snapshot: null },
    ...(siblingOf !== null && { siblingOf, path: path.slice(0, -1) }),
    ...{ verdicts: [], usage: [], audit: [], taint: [{ kind: "file" as const, name: importId }] },
  };
}
