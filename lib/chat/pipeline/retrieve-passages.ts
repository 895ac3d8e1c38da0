// Passages of the person's own files for a message. Files of this chat and of its project are always looked through; all others when the
// message names them or asks a question, and then only what very probably answers goes in. A greeting looks nothing up.

import type { ChatMessage } from "../../ai/schema.ts";
import { actFor } from "../../auth/act-for.ts";
import { fencePassages } from "../../knowledge/fence-passages.ts";
import type { FileRecord } from "../../knowledge/file.store.ts";
import { HELPS_MIN, SURE_MIN } from "../../knowledge/retrieval/rerank.ts";
import { type Passage, searchKnowledge } from "../../knowledge/search-knowledge.ts";
import type { Context } from "../../platform/context.ts";
import type { ChatDeps } from "../ports.ts";
import type { TurnSource } from "../schema.ts";
import type { StepRecord, TurnRecord } from "../turn-record.ts";
import { PASSAGES_STEP, type PassagesResult, passagesResultSchema } from "../turn-sources.ts";
import { describeTaint } from "./taint.ts";
import type { Turn } from "./turn-run.ts";

const PASSAGES_MAX = 6;
const EXCERPT_CHARS = 280;

export async function retrievePassages(turn: Turn, question: string): Promise<ChatMessage[]> {
  if (!(await hasAnyIndexed(turn.ctx, turn.record))) return [];
  const { text, taint } = await turn.checkpoints.run<PassagesResult>({
    key: PASSAGES_STEP,
    label: "Looking into your files",
    result: passagesResultSchema,
    work: async () => {
      const found = await search(turn, question);
      const fenced = await fencePassages(turn.ctx, { passages: found, signal: turn.signal });
      const result = { text: fenced.text, sources: fenced.passages.map(toSource), taint: [...fenced.sources] };
      return { result, detail: describe(result, { found: found.length, withheld: fenced.withheld }) };
    },
  });
  turn.taint.add(taint);
  return text === "" ? [] : [{ role: "user", content: text }];
}

/** One small query for everybody who has no files. A turn that was begun with passages keeps them. */
async function hasAnyIndexed(ctx: Context<ChatDeps>, { orgId, userId, steps }: TurnRecord): Promise<boolean> {
  if (steps[PASSAGES_STEP]) return true;
  const person = await ctx.deps.fileIndexes.findPerson({ orgId, userId });
  return person !== null && person.chunks > 0;
}

async function search(turn: Turn, question: string): Promise<Passage[]> {
  const { orgId, userId, keyId } = turn.record;
  const ctx = await actFor(turn.ctx, { orgId, userId, keyId: keyId ?? null });
  if (!ctx?.permissions.has("knowledge.read")) return [];
  const near = await listNearFiles(ctx, turn.record);
  const inNear =
    near.length > 0 ? await searchKnowledge(ctx, { query: question, fileIds: near, limit: PASSAGES_MAX, signal: turn.signal }) : [];
  const helpful = inNear.filter(({ score }) => score >= HELPS_MIN);
  if (helpful.length > 0 || !isAsking(question)) return helpful;
  const anywhere = await searchKnowledge(ctx, { query: question, limit: PASSAGES_MAX, signal: turn.signal });
  const least = namesFiles(question) ? HELPS_MIN : SURE_MIN;
  return anywhere.filter(({ score }) => score >= least);
}

/** Files of this chat, of its project, and those that came with the message. */
async function listNearFiles(ctx: Context<ChatDeps>, { orgId, userId, chatId, attachments = [] }: TurnRecord): Promise<string[]> {
  const indexed = await ctx.deps.fileIndexes.list({ orgId, userId });
  const [chat, files] = await Promise.all([
    ctx.deps.chats.find(orgId, userId, chatId),
    ctx.deps.files.findMany(
      orgId,
      userId,
      indexed.map(({ _id }) => _id),
    ),
  ]);
  const projectId = chat?.projectId ?? null;
  const attached = new Set(attachments.map(({ fileId }) => fileId));
  const isNear = (file: FileRecord) =>
    file.chatId === chatId || attached.has(file._id) || (projectId !== null && file.projectId === projectId);
  return files.filter(isNear).map(({ _id }) => _id);
}

const FILE_WORDS =
  /\b(?:files?|documents?|pdfs?|uploads?|notes|contracts?|manuals?|handbooks?|policy|policies|spreadsheets?|knowledge|dateie?n?|dokumente?n?|unterlagen|vertrag|fichiers?|contrat)\b/i;
const ASKING_WORDS =
  /^(?:what|when|where|which|who|whom|whose|why|how|is|are|does|do|did|can|may|must|should|was|wann|wo|wer|wie|welche[rsmn]?|warum|muss|darf|kann|quel(?:le)?s?|quand|comment|combien|qui|que)\b/i;

function namesFiles(message: string): boolean {
  return FILE_WORDS.test(message);
}

function isAsking(message: string): boolean {
  return message.includes("?") || ASKING_WORDS.test(message.trim()) || namesFiles(message);
}

function toSource({ number, passage }: { number: number; passage: Passage }): TurnSource {
  const { fileId, fileName: title, chunkIndex, page, text } = passage;
  return { number, fileId, title, chunkIndex, page, excerpt: text.slice(0, EXCERPT_CHARS).toWellFormed() };
}

function describe({ taint }: PassagesResult, { found, withheld }: { found: number; withheld: number }): StepRecord["detail"] {
  return { passages: found - withheld, ...(withheld > 0 && { withheld }), ...(taint.length > 0 && { taint: describeTaint(taint) }) };
}
