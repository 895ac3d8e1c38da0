import { createHash } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Cipher } from "../crypto/cipher.ts";
import { AppError } from "../errors.ts";
import type { IdempotencyStore } from "./idempotency.store.ts";

/** The first call with a key works, every repetition gets the stored reply, another content under the same key is refused. */
export type IdempotentCall = { key: string; orgId: string; userId: string; route: string; content: unknown };
export type Reply = { status: number; body: unknown };

const KEPT_MS = 24 * 3_600_000;
const BUSY_MS = 60_000;

export async function withIdempotency(
  deps: { idempotency: IdempotencyStore; cipher: Cipher; clock: Clock },
  call: IdempotentCall,
  work: () => Promise<Reply>,
): Promise<Reply & { isReplay: boolean }> {
  const id = digest([call.orgId, call.userId, call.route, call.key]);
  const requestDigest = digest(call.content ?? null);
  const cipher = await deps.cipher.forOrganization(call.orgId);
  const claimed = await claim(deps, call.orgId, id, requestDigest);
  const place = { collection: "idempotency", id, field: "reply" };
  if (claimed.type === "stored") return { ...toReply(cipher.decrypt(place, claimed.reply), claimed.status), isReplay: true };
  const reply = await work().catch(async (error: unknown) => {
    // A refused or failed call has done nothing: the same key may be tried again.
    await deps.idempotency.delete(call.orgId, id, claimed.busyUntil).catch(() => undefined);
    throw error;
  });
  const sealed = cipher.encrypt(place, JSON.stringify(reply.body ?? null));
  // The work is done: an answer that could not be kept still goes out, and the key stays busy instead of free for a second run.
  await deps.idempotency.settle(call.orgId, id, claimed.busyUntil, { status: reply.status, reply: sealed }).catch(() => undefined);
  return { ...reply, isReplay: false };
}

type Claimed = { type: "ours"; busyUntil: Date } | { type: "stored"; status: number; reply: string };

async function claim(
  deps: { idempotency: IdempotencyStore; clock: Clock },
  orgId: string,
  id: string,
  requestDigest: string,
): Promise<Claimed> {
  const now = deps.clock.now();
  const busyUntil = new Date(now + BUSY_MS);
  if (
    await deps.idempotency.insert({
      _id: id,
      orgId,
      requestDigest,
      status: null,
      reply: null,
      busyUntil,
      expiresAt: new Date(now + KEPT_MS),
    })
  )
    return { type: "ours", busyUntil };
  const record = await deps.idempotency.find(orgId, id);
  if (record && record.requestDigest !== requestDigest) {
    throw new AppError(
      "invalid",
      "request.idempotency_key_reused",
      "This Idempotency-Key was used for another request. Send a new key with new content.",
    );
  }
  if (record?.status != null && record.reply !== null) return { type: "stored", status: record.status, reply: record.reply };
  if (record && record.busyUntil.getTime() < now && (await deps.idempotency.takeOver(orgId, id, record.busyUntil, busyUntil)))
    return { type: "ours", busyUntil };
  throw new AppError("conflict", "request.in_progress", "The first request with this Idempotency-Key is still being worked on.", {
    retryAfterSeconds: 1,
  });
}

function toReply(text: string, status: number): Reply {
  const body: unknown = JSON.parse(text);
  return { status, body };
}

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url");
}
