import { z } from "zod";
import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import { toCsvLine } from "../../platform/to-csv-line.ts";
import { getImportRecord } from "./get-import.ts";
import { type BrokenRow, brokenRowSchema, type ListImportsInput } from "./import.schema.ts";
import type { BrokenPageRecord } from "./import.store.ts";
import type { ImportDeps } from "./ports.ts";

/** Rows of the file that one page of broken ones may come from. */
export const ROWS_OF_PAGE = 1_000;

const placeOfPage = (id: string) => ({ collection: "risk_import_broken_pages", id, field: "sealed" });
const pageIdOf = (importId: string, page: number) => `${importId}:${String(page).padStart(4, "0")}`;
const pageSchema = z.array(brokenRowSchema);

export async function keepBrokenRows(
  { deps, clock }: Context<ImportDeps>,
  { orgId, importId, page }: { orgId: string; importId: string; page: number },
  rows: readonly BrokenRow[],
): Promise<void> {
  const cipher = await deps.cipher.forOrganization(orgId);
  const id = pageIdOf(importId, page);
  const sealed = cipher.encrypt(placeOfPage(id), JSON.stringify(rows));
  await deps.riskImports.putBrokenPage({ _id: id, orgId, importId, page, count: rows.length, sealed, at: new Date(clock.now()) });
}

export async function listBrokenRows(
  ctx: Context<ImportDeps>,
  { importId, cursor, limit }: ListImportsInput & { importId: string },
): Promise<{ items: BrokenRow[]; nextCursor: string | null }> {
  assertPermission(ctx, "risk.read");
  await getImportRecord(ctx, importId);
  const [from = 0, offset = 0] = cursor === undefined ? [] : parseCursor(cursor, ["number", "number"]).map(Number);
  const items: BrokenRow[] = [];
  const [start, skipped] = [Math.max(0, Math.trunc(from)), Math.max(0, Math.trunc(offset))];
  for await (const { page, rows: all } of readPages(ctx, importId, start)) {
    const skip = page === start ? skipped : 0;
    const rows = all.slice(skip, skip + limit + 1 - items.length);
    const room = limit - items.length;
    items.push(...rows.slice(0, room));
    if (rows.length > room) return { items, nextCursor: toCursor([page, skip + room]) };
  }
  return { items, nextCursor: null };
}

/** A page may have a few megabytes. */
const PAGES_AT_ONCE = 2;

/** Where each stood, what is wrong with it and its own cells, to be mended and sent again. Nothing in it runs when a spreadsheet opens it. */
async function* exportBrokenRows(ctx: Context<ImportDeps>, { importId }: { importId: string }): AsyncGenerator<string> {
  yield toCsvLine(["row", "column", "reason", "cells"]);
  for await (const { rows } of readPages(ctx, importId, 0))
    for (const { row, column, reason, cells } of rows) yield toCsvLine([row, column, reason, ...cells]);
}

async function* readPages(
  { deps, orgId }: Context<ImportDeps>,
  importId: string,
  start: number,
): AsyncGenerator<{ page: number; rows: BrokenRow[] }> {
  const cipher = await deps.cipher.forOrganization(orgId);
  for (let from = start; ; ) {
    const pages = await deps.riskImports.listBrokenPages(orgId, importId, from, PAGES_AT_ONCE);
    for (const page of pages) yield { page: page.page, rows: open(cipher, page) };
    const last = pages.at(-1);
    if (!last || pages.length < PAGES_AT_ONCE) return;
    from = last.page + 1;
  }
}

/** Before the first byte goes out. */
export async function openBrokenRows(ctx: Context<ImportDeps>, input: { importId: string }): Promise<AsyncGenerator<string>> {
  assertPermission(ctx, "risk.read");
  await getImportRecord(ctx, input.importId);
  return exportBrokenRows(ctx, input);
}

function open(cipher: OrganizationCipher, { _id, sealed }: BrokenPageRecord): BrokenRow[] {
  return pageSchema.parse(JSON.parse(cipher.decrypt(placeOfPage(_id), sealed)));
}
