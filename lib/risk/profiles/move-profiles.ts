// What happens to two accounts is written to both profiles, each exactly once, though they are two documents and anybody may die in between:
// a profile names the moves that are in its bytes until whoever made them has marked them as done elsewhere. A move that is neither named
// nor done is not in it. The profile is read first and what is done after that: an id leaves a profile only once its move is done.

import { createProfile, type Profile } from "../engine/profile.ts";
import type { Realm } from "../transactions/realm.ts";
import type { ProfileRecord, ProfileStore } from "./profile.store.ts";

export type ProfileMove = {
  /** Of the move, not of what it is about: a transaction's own count and its outcome are two. */
  id: string;
  payerKey: string;
  payeeKey: string;
  apply(payer: Profile, payee: Profile): void;
};

export type MoveOptions = {
  store: ProfileStore;
  orgId: string;
  realm: Realm;
  /** Of these moves, whatever their kind, the ones that have been marked as done. */
  listDone(ids: readonly string[]): Promise<readonly string[]>;
};

/** A profile in memory: its bytes change in place, and `ids` are the moves that came into it since it was read. */
export type HeldProfile = { record: ProfileRecord | null; profile: Profile; ids: string[] };

/** Others write the same profiles meanwhile; each round somebody gets through. */
const ATTEMPTS = 200;

/** Both profiles of each have it afterwards, whether they had it before or not. The caller marks the moves as done then. */
export async function moveProfiles(options: MoveOptions, moves: readonly ProfileMove[]): Promise<void> {
  if (moves.length === 0) return;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const held = await holdProfiles(
      options,
      moves.flatMap(({ payerKey, payeeKey }) => [payerKey, payeeKey]),
    );
    const named = [...held.values()].flatMap(({ record }) => record?.unconfirmed ?? []);
    const done = new Set(await options.listDone([...new Set([...moves.map(({ id }) => id), ...named])]));
    for (const move of moves) if (!done.has(move.id)) applyMissing(held, move);
    if (await writeProfiles(options, held, (id) => done.has(id))) return;
  }
  throw new Error("The profiles were never at rest.");
}

export async function holdProfiles(
  { store, orgId }: Pick<MoveOptions, "store" | "orgId">,
  accountKeys: readonly string[],
): Promise<Map<string, HeldProfile>> {
  const keys = [...new Set(accountKeys)];
  const records = new Map((await store.findAll(orgId, keys)).map((record) => [record._id, record]));
  return new Map(
    keys.map((key) => {
      const record = records.get(key) ?? null;
      return [key, { record, profile: createProfile(record?.bytes), ids: [] }];
    }),
  );
}

/** False when somebody else has written one of them meanwhile; the others are written all the same. */
export async function writeProfiles(
  { store, orgId, realm }: Pick<MoveOptions, "store" | "orgId" | "realm">,
  held: ReadonlyMap<string, HeldProfile>,
  isDone: (id: string) => boolean,
): Promise<boolean> {
  const changed = [...held].filter(([, { ids }]) => ids.length > 0);
  if (changed.length === 0) return true;
  return store.replaceAll(
    orgId,
    changed.map(([_id, { record, profile, ids }]) => {
      const unconfirmed = [...(record?.unconfirmed ?? []).filter((id) => !isDone(id)), ...ids];
      return { _id, orgId, realm, bytes: profile.bytes, version: (record?.version ?? 0) + 1, unconfirmed };
    }),
  );
}

/** To the side that has not got it; the other one is only looked at. */
function applyMissing(held: ReadonlyMap<string, HeldProfile>, { id, payerKey, payeeKey, apply }: ProfileMove): void {
  const [payer, payee] = [held.get(payerKey), held.get(payeeKey)];
  if (!payer || !payee) return;
  const isMissing = ({ record, ids }: HeldProfile): boolean => !record?.unconfirmed.includes(id) && !ids.includes(id);
  const [toPayer, toPayee] = [isMissing(payer), isMissing(payee)];
  if (!toPayer && !toPayee) return;
  const own = (side: HeldProfile, isOwn: boolean): Profile => (isOwn ? side.profile : createProfile(side.profile.bytes));
  if (payer === payee) apply(payer.profile, payer.profile);
  else apply(own(payer, toPayer), own(payee, toPayee));
  if (toPayer) payer.ids.push(id);
  if (toPayee && payee !== payer) payee.ids.push(id);
}
