import { randomBytes } from "node:crypto";
import type { Document } from "mongodb";
import { createAccount } from "../../../lib/auth/create-account.ts";
import { toAuditRecord } from "../../../lib/platform/audit/audit-record.ts";
import { sequenceAudit } from "../../../lib/platform/audit/sequence-audit.ts";
import { createId } from "../../../lib/platform/ids.ts";
import type { Runtime } from "../../../lib/runtime/runtime.ts";
import { createSystemContext } from "../../../lib/runtime/system-context.ts";

const ORGANIZATIONS = 3;
const BATCH = 1_000;
const AUDITED = 300;
/** Of ten documents, how many are chats with an encrypted title. */
const CHATS_OF_TEN = 3;

/** People who signed up, chats under their organizations' keys, what they used, and a signed trail. */
export async function seedPast(runtime: Runtime, documents: number): Promise<string[]> {
  const orgIds: string[] = [];
  for (let index = 0; index < ORGANIZATIONS; index += 1) {
    const email = `person-${index}@tests.example`;
    const ctx = createSystemContext(runtime, { job: "drill", orgId: "" });
    await createAccount(ctx, { name: `Person ${index}`, email, password: `pass ${randomBytes(12).toString("hex")}` });
    orgIds.push((await runtime.deps.users.findByEmail(email))?.homeOrgId ?? "");
  }
  for (let done = 0; done < documents; done += BATCH) {
    const orgId = orgIds[(done / BATCH) % orgIds.length] ?? "";
    const isChats = (done / BATCH) % 10 < CHATS_OF_TEN;
    const count = Math.min(BATCH, documents - done);
    await insert(runtime, isChats ? "chats" : "usage", isChats ? await toChats(runtime, orgId, count) : toUsage(orgId, count));
  }
  for (const orgId of orgIds) await audit(runtime, orgId, AUDITED);
  return orgIds;
}

/** What people do while a copy is made. */
export function writeOn(runtime: Runtime, orgIds: readonly string[]): { end(): Promise<number> } {
  let isOver = false;
  const work = (async () => {
    let written = 0;
    for (; !isOver; written += 1) {
      const orgId = orgIds[written % orgIds.length] ?? "";
      await insert(runtime, "chats", await toChats(runtime, orgId, 5));
      await audit(runtime, orgId, 2);
    }
    return written;
  })();
  return {
    end: () => {
      isOver = true;
      return work;
    },
  };
}

async function audit(runtime: Runtime, orgId: string, count: number): Promise<void> {
  const ctx = createSystemContext(runtime, { job: "drill", orgId });
  const toEntry = () => toAuditRecord(ctx, { action: "chat.chat-created", target: { type: "chat", id: createId("chat") } });
  await Promise.all(Array.from({ length: count }, () => runtime.deps.audit.append(toEntry())));
  await sequenceAudit(runtime.deps, orgId);
}

async function insert({ deps }: Runtime, name: string, documents: Document[]): Promise<void> {
  await deps.db.collection<Document>({ name, indexes: [] }).insertMany(documents);
}

async function toChats({ deps }: Runtime, orgId: string, count: number): Promise<Document[]> {
  const cipher = await deps.cipher.forOrganization(orgId);
  return Array.from({ length: count }, () => {
    const id = createId("chat");
    const at = new Date(deps.clock.now());
    const title = cipher.encrypt({ collection: "chats", id, field: "title" }, `What ${id} is about`);
    return { _id: id, orgId, userId: "usr_1", title, createdAt: at, activeAt: at, isPinned: false, isArchived: false, tagIds: [] };
  });
}

function toUsage(orgId: string, count: number): Document[] {
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(2026, 10, 1) + index * 1_000);
    const said = { feature: "chat", provider: "openai", model: "gpt-5", kind: "chat", endpoint: "/chat/completions" };
    return {
      _id: createId("usage"),
      orgId,
      userId: null,
      at,
      ...said,
      inputTokens: index,
      outputTokens: 40,
      costMicros: index * 3,
      latencyMs: 812,
    };
  });
}
