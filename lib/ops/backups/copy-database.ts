import type { Database } from "../../platform/db.ts";
import { newArchiveKeys } from "./archive/archive-keys.ts";
import { FORMAT, FORMAT_VERSION, MANIFEST, type ManifestBody, type Part, type Run, writeManifest } from "./archive/manifest.ts";
import { nextDigest, sealPart, sha256 } from "./archive/part.ts";
import type { BackupRecord } from "./backup-record.ts";
import { createDatabaseCopy, type DatabaseCopy, idOf, isMomentGone, type Moment } from "./database-copy.store.ts";
import type { BackupSetup } from "./ports.ts";
import type { BackupStorage } from "./storage/storage.ts";

/**
 * Writes a database into parts. What a step has done stands in its state, so the next one goes on behind the last part that was noted
 * down; a part that was stored and not noted down is written again under another name and thrown away at the end.
 */
export type CopyState = Pick<
  BackupRecord,
  | "_id"
  | "at"
  | "salt"
  | "keyId"
  | "kind"
  | "clusterTime"
  | "expected"
  | "documents"
  | "plainBytes"
  | "sizeBytes"
  | "position"
  | "names"
  | "parts"
  | "digests"
>;

export type CopyRun = {
  database: Database;
  storage: BackupStorage;
  setup: Pick<BackupSetup, "keys" | "version" | "leftOut" | "partBytes">;
  /** Of this run among all that ever wrote parts of this archive. */
  fence: number;
  /** Notes down what has changed; throws when somebody else has taken over. */
  save(change: Partial<CopyState>): Promise<void>;
  /** Whether the step's time is over. */
  isTimeUp(): boolean;
  signal: AbortSignal;
};

type Gathered = { runs: Run[]; pieces: Buffer[]; bytes: number };
type Working = { state: CopyState; run: CopyRun; copy: DatabaseCopy; moment: Moment };

/** True when the archive is whole. */
export async function copyDatabase(state: CopyState, run: CopyRun): Promise<boolean> {
  const copy = createDatabaseCopy(run.database);
  try {
    return await copy.atOneMoment(state.clusterTime, async (moment) => {
      const working = { state, run, copy, moment };
      if (state.kind === null) await begin(working);
      return await copyRest(working);
    });
  } catch (error) {
    if (!isMomentGone(error) || state.kind === "per-collection") throw error;
    // The whole thing takes longer than the server keeps its history: then each collection as it is when its turn comes.
    await note({ state, run }, { ...NOTHING, kind: "per-collection", clusterTime: null });
    return false;
  }
}

const NOTHING = { documents: 0, plainBytes: 0, sizeBytes: 0, position: { collection: 0, afterId: null }, parts: [], digests: [] };

async function begin({ state, run, copy, moment }: Working): Promise<void> {
  const leftOut = new Set(run.setup.leftOut.map(({ collection }) => collection));
  const names = (await copy.listNames()).filter((name) => !leftOut.has(name));
  let expected = 0;
  for (const name of names) expected += await copy.count(name, moment);
  const clusterTime = moment.clusterTime();
  await note({ state, run }, { ...NOTHING, kind: clusterTime === null ? "per-collection" : "snapshot", clusterTime, names, expected });
}

async function note({ state, run }: Pick<Working, "state" | "run">, change: Partial<CopyState>): Promise<void> {
  await run.save(change);
  Object.assign(state, change);
}

async function copyRest(working: Working): Promise<boolean> {
  const { state, run } = working;
  let gathered: Gathered = { runs: [], pieces: [], bytes: 0 };
  const digests = new Map(state.digests.map((digest) => [digest.name, digest]));
  for (let at = state.position?.collection ?? 0; at < state.names.length; at += 1) {
    const name = state.names[at] ?? "";
    let afterId: unknown = at === state.position?.collection ? state.position.afterId : null;
    for await (const piece of piecesOf(working, name, afterId, () => run.setup.partBytes - gathered.bytes)) {
      if (gathered.bytes > 0 && gathered.bytes + piece.bytes > run.setup.partBytes) {
        await writePart(working, gathered, digests, { collection: at, afterId });
        gathered = { runs: [], pieces: [], bytes: 0 };
        if (run.isTimeUp()) return false;
      }
      gathered.runs.push({ collection: name, documents: piece.documents.length, bytes: piece.bytes, sha256: piece.sha256 });
      gathered.pieces.push(...piece.documents);
      gathered.bytes += piece.bytes;
      afterId = piece.lastId;
    }
    if (!digests.has(name) && !gathered.runs.some(({ collection }) => collection === name))
      digests.set(name, { name, documents: 0, sha256: nextDigest(null, ""), indexes: [] });
  }
  await writePart(working, gathered, digests, { collection: state.names.length, afterId: null });
  return finish(working, digests);
}

type Piece = { documents: Buffer[]; bytes: number; sha256: string; lastId: unknown };

/** Documents of a collection as they fit into what is left of a part. */
async function* piecesOf({ copy, moment, run }: Working, name: string, afterId: unknown, room: () => number): AsyncGenerator<Piece> {
  let documents: Buffer[] = [];
  let bytes = 0;
  const toPiece = (): Piece => ({
    ...{ documents, bytes, sha256: sha256(Buffer.concat(documents)) },
    lastId: idOf(documents.at(-1) ?? Buffer.alloc(0)),
  });
  for await (const document of copy.readBehind(name, afterId, moment)) {
    run.signal.throwIfAborted();
    if (documents.length > 0 && bytes + document.length > Math.max(room(), 1)) {
      yield toPiece();
      [documents, bytes] = [[], 0];
    }
    documents.push(document);
    bytes += document.length;
  }
  if (documents.length > 0) yield toPiece();
}

async function writePart(
  { state, run }: Working,
  { runs, pieces, bytes }: Gathered,
  digests: Map<string, CopyState["digests"][number]>,
  position: { collection: number; afterId: unknown },
): Promise<void> {
  for (const each of runs) {
    const before = digests.get(each.collection);
    const documents = (before?.documents ?? 0) + each.documents;
    digests.set(each.collection, {
      name: each.collection,
      documents,
      sha256: nextDigest(before?.sha256 ?? null, each.sha256),
      indexes: [],
    });
  }
  const parts = [...state.parts];
  if (pieces.length > 0) parts.push(await storePart({ state, run }, Buffer.concat(pieces, bytes), runs));
  const added = parts.at(-1);
  await note(
    { state, run },
    {
      ...{ parts, position, digests: [...digests.values()] },
      documents: state.documents + runs.reduce((sum, each) => sum + each.documents, 0),
      plainBytes: state.plainBytes + bytes,
      sizeBytes: state.sizeBytes + (pieces.length > 0 ? (added?.sizeBytes ?? 0) : 0),
    },
  );
}

async function storePart({ state, run }: Pick<Working, "state" | "run">, plain: Buffer, runs: Run[]): Promise<Part> {
  const number = state.parts.length + 1;
  const keys = newArchiveKeys(run.setup.keys, { id: state._id, salt: state.salt });
  const sealed = await sealPart(keys, { archiveId: state._id, number }, plain);
  const name = `part-${String(number).padStart(5, "0")}-${run.fence}.bin`;
  await run.storage.put(`${state._id}/${name}`, sealed);
  return { number, name, sizeBytes: sealed.length, sha256: sha256(sealed), plainBytes: plain.length, runs };
}

/** The manifest is the last thing written: an archive without one is none. */
async function finish({ state, run, copy, moment }: Working, digests: Map<string, CopyState["digests"][number]>): Promise<boolean> {
  const collections = [];
  for (const name of state.names) {
    const digest = digests.get(name) ?? { name, documents: 0, sha256: nextDigest(null, "") };
    collections.push({ ...digest, indexes: await copy.listIndexes(name) });
  }
  const body: ManifestBody = {
    ...{ format: FORMAT, version: FORMAT_VERSION, id: state._id, product: run.setup.version, createdAt: state.at.toISOString() },
    ...{ kind: state.kind ?? "per-collection", clusterTime: state.clusterTime, keyId: state.keyId, salt: state.salt },
    ...{ documents: state.documents, plainBytes: state.plainBytes, collections, parts: state.parts },
    leftOut: run.setup.leftOut.map(({ collection, why }) => ({ collection, why })),
    auditHeads: await readHeads(copy, moment),
    dataKeys: digests.get("data_keys")?.documents ?? 0,
  };
  const manifest = writeManifest(body, newArchiveKeys(run.setup.keys, { id: state._id, salt: state.salt }));
  await run.storage.put(`${state._id}/${MANIFEST}`, manifest);
  await note({ state, run }, { sizeBytes: state.sizeBytes + manifest.length });
  await deleteStrays(state, run.storage);
  return true;
}

async function readHeads(copy: DatabaseCopy, moment: Moment): Promise<ManifestBody["auditHeads"]> {
  const heads: ManifestBody["auditHeads"] = [];
  for await (const bytes of copy.readBehind("audit_heads", null, moment)) {
    const { _id, seq, hash } = copy.read(bytes);
    heads.push({ orgId: String(_id), seq: Number(seq), hash: String(hash) });
  }
  return heads;
}

/** Parts of runs that died before they could note them down. */
async function deleteStrays({ _id, parts }: CopyState, storage: BackupStorage): Promise<void> {
  const ours = new Set([MANIFEST, ...parts.map(({ name }) => name)].map((name) => `${_id}/${name}`));
  await storage.delete((await storage.list(_id)).filter((name) => !ours.has(name)));
}
