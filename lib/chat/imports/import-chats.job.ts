import type { Context } from "../../platform/context.ts";
import { defineJob, JobFailure } from "../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import type { ChatDeps } from "../ports.ts";
import { indexTitle, indexTurns } from "../search/index-history.ts";
import type { ImportRecord } from "./import.store.ts";
import { parseInWorker } from "./import-parser.ts";
import { countSkip, type ParsedChat, type ParsedImport } from "./parse/parsed-chat.ts";
import { partIdOf, placeOfPart } from "./to-import.ts";
import { idFrom, importKeyOf, shownBranchOf, toImportedTurns } from "./to-imported-turns.ts";

export const IMPORT_CHATS_JOB = "chat.import-chats";

const REPORT_EVERY = 10;
const INSERT_PAGE = 500;

/** A file of conversations becomes chats of its person. Whatever a run has stored, the next one finds there. */
export const importChatsJob = defineJob<ChatDeps, JobRecord>({
  name: IMPORT_CHATS_JOB,
  maxAttempts: 4,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const { orgId, payload } = run.record;
    const record = await ctx.deps.chatImports.find(orgId, String(payload.userId), String(payload.importId));
    if (record && record.finishedAt === null) {
      await ctx.deps.chatImports.report(record, { state: "running" });
      const result = await parseInWorker(await readFile(ctx, record), run.signal);
      if (result.refusal !== null) throw new JobFailure(result.refusal, { isRetryable: false });
      await storeAll(ctx, record, result.parsed, run.signal);
      await ctx.deps.chatImports.deleteParts(orgId, record._id);
    }
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
  async afterFinal(ctx, { _id, orgId, payload }) {
    const final = await ctx.deps.jobs.ledger.find(orgId, _id);
    if (final?.state !== "failed") return;
    const of = { _id: String(payload.importId), orgId };
    await ctx.deps.chatImports.report(of, { state: "failed", reason: final.reason ?? "internal", finishedAt: new Date(ctx.clock.now()) });
    await ctx.deps.chatImports.deleteParts(orgId, of._id);
  },
});

async function readFile(ctx: Context<ChatDeps>, { _id, orgId, parts }: ImportRecord): Promise<Uint8Array> {
  const cipher = await ctx.deps.cipher.forOrganization(orgId);
  const pieces: Buffer[] = [];
  for (let part = 0; part < parts; part += 1) {
    const id = partIdOf(_id, part);
    const piece = await ctx.deps.chatImports.findPart(orgId, id);
    if (!piece) throw new JobFailure("chat.import_incomplete", { isRetryable: false });
    pieces.push(Buffer.from(cipher.decrypt(placeOfPart(id), piece.data), "base64"));
  }
  return Buffer.concat(pieces);
}

async function storeAll(
  ctx: Context<ChatDeps>,
  record: ImportRecord,
  { chats, skipped }: ParsedImport,
  signal: AbortSignal,
): Promise<void> {
  const report = { imported: 0, messages: 0, skipped: { ...skipped } };
  for (const [index, chat] of chats.entries()) {
    signal.throwIfAborted();
    const messages = await storeChat(ctx, record, chat);
    if (messages === null) countSkip(report.skipped, "already_there");
    else {
      report.imported += 1;
      report.messages += messages;
    }
    if (index % REPORT_EVERY === 0) await ctx.deps.chatImports.report(record, { ...report, done: index + 1, total: chats.length });
  }
  const end = { state: "done" as const, done: chats.length, total: chats.length, finishedAt: new Date(ctx.clock.now()) };
  await ctx.deps.chatImports.report(record, { ...report, ...end });
}

/** Messages first: a chat is seen once all of it is there. Null for one that was there before; of this import, it was counted then. */
async function storeChat(ctx: Context<ChatDeps>, record: ImportRecord, chat: ParsedChat): Promise<number | null> {
  const { orgId, userId, _id: importId } = record;
  const importKey = importKeyOf(record, chat.key);
  const id = idFrom("cht", importKey);
  const known = await ctx.deps.chats.findImported(orgId, userId, importKey);
  if (known) return known.importId === importId ? chat.exchanges.length : null;
  const cipher = await ctx.deps.cipher.forOrganization(orgId);
  const turns = toImportedTurns(cipher, { orgId, userId, importId, importKey, now: ctx.clock.now() }, chat);
  for (let at = 0; at < turns.length; at += INSERT_PAGE) {
    const page = turns.slice(at, at + INSERT_PAGE);
    await ctx.deps.turns.insertMissing(page);
    await indexTurns(ctx, page);
  }
  const lastAt = Math.max(...[turns[0], turns.at(-1)].map((turn) => turn?.createdAt.getTime() ?? 0));
  const createdAt = new Date(chat.createdAt ?? turns[0]?.createdAt ?? ctx.clock.now());
  const made = {
    ...{ _id: id, orgId, userId, importKey, importId, lastSeq: turns.length, createdAt, activeAt: new Date(lastAt), deletedAt: null },
    title: cipher.encrypt({ collection: "chats", id, field: "title" }, chat.title),
    branch: shownBranchOf(turns, chat.shown),
  };
  if (!(await ctx.deps.db.isInserted(ctx.deps.chats.insert(made)))) return null;
  await indexTitle(ctx, made);
  return turns.length;
}
