import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import { TOKEN_REALMS } from "../transactions/realm.ts";
import type { AddListEntriesInput } from "./list.schema.ts";
import { LIST_ENTRIES_MAX, type ListEntryRecord } from "./list-entry.store.ts";
import type { ListDeps } from "./ports.ts";
import { placeOfEntry } from "./seal-entry.ts";

type Subject = { key: string; demoKey: string | null; name: string | null };

/** All of them or none. A name that stands there already has its entry replaced. */
export async function addListEntries(ctx: Context<ListDeps>, input: AddListEntriesInput): Promise<{ added: number; replaced: number }> {
  assertPermission(ctx, "risk-policy.write");
  const { db, audit, listEntries, riskPolicies } = ctx.deps;
  const { list } = input;
  const subject = input.subject === "account_key" ? "account" : input.subject;
  const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt);
  if (expiresAt && expiresAt.getTime() <= ctx.clock.now()) throw invalid("/body/expiresAt", "It has to run out in the future.");
  const subjects = await toSubjects(ctx, input);
  const keys = subjects.map(({ key }) => key);
  const known = new Map((await listEntries.listOfKeys(ctx.orgId, list, subject, keys)).map((entry) => [entry.key, entry]));
  const replaced = keys.filter((key) => known.get(key)?.removedAt === null).length;
  if ((await listEntries.count(ctx.orgId)) + keys.length - replaced > LIST_ENTRIES_MAX)
    throw new AppError("conflict", "risk.lists_full", `An organization has at most ${LIST_ENTRIES_MAX.toLocaleString("en")} entries.`);
  const now = new Date(ctx.clock.now());
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const records = subjects.map(({ key, demoKey, name }): ListEntryRecord => {
    const _id = known.get(key)?._id ?? createId("riskListEntry");
    return {
      ...{ _id, orgId: ctx.orgId, list, subject, key, demoKey, side: input.side, isExcluded: input.isExcluded, expiresAt, removedAt: null },
      name: name === null ? null : cipher.encrypt(placeOfEntry({ _id }, "name"), name),
      reason: cipher.encrypt(placeOfEntry({ _id }, "reason"), input.reason),
      source: input.subject === "account_key" ? "account" : keys.length > 1 ? "paste" : "person",
      ...{ at: now, by: userIdOf(ctx), changedAt: now },
    };
  });
  const target = { type: "risk-list", id: list };
  const after = records.map(({ subject: type, key, side, isExcluded }) => ({ type, key, side, isExcluded }));
  const write = db.withTransaction(async (session) => {
    await listEntries.put(records, session);
    await audit.append(toAuditRecord(ctx, { action: "risk.list-extended", target, severity: "warning", after }), session);
  });
  const isDone = await db.isInserted(write);
  riskPolicies.forget(ctx.orgId);
  if (!isDone)
    throw new AppError("conflict", "risk.list_changed", "Somebody else has put one of these there at the same moment. Try again.");
  return { added: keys.length - replaced, replaced };
}

async function toSubjects(ctx: Context<ListDeps>, { list, subject, names, isExcluded }: AddListEntriesInput): Promise<Subject[]> {
  const isCountries = list === "sanctioned" || list === "high_risk";
  if (isCountries && subject !== "country") throw invalid("/body/subject", "This list holds countries.");
  if (isExcluded && !isCountries) throw invalid("/body/isExcluded", "Only shipped countries can be left out.");
  const distinct = [...new Set(names)];
  if (subject === "account_key") return distinct.map((key) => ({ key, demoKey: null, name: null }));
  if (subject === "country") return distinct.map((name) => ({ key: toCountry(name), demoKey: null, name: null }));
  if (subject === "network") return distinct.map((name) => ({ key: name.trim().toLowerCase(), demoKey: null, name: null }));
  const live = await ctx.deps.searchKeys.forOrganization(ctx.orgId, TOKEN_REALMS.live);
  const demo = await ctx.deps.searchKeys.forOrganization(ctx.orgId, TOKEN_REALMS.demo);
  // Ids of accounts are never altered: a space belongs to the name.
  return distinct.map((name) => ({ key: live.nameOf(name), demoKey: demo.nameOf(name), name }));
}

function toCountry(name: string): string {
  const code = name.trim().toUpperCase();
  if (/^[A-Z]{2}$/.test(code)) return code;
  throw invalid("/body/names", `"${name.slice(0, 20)}" is no country in two letters, such as DE.`);
}

function invalid(pointer: string, detail: string): AppError {
  return new AppError("invalid", "request.invalid", detail, { errors: [{ pointer, detail }] });
}
