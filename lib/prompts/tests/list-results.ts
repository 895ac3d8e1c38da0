import type { Context } from "../../platform/context.ts";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import { toCsvLine } from "../../platform/to-csv-line.ts";
import type { Cell, ListResultsInput, ResultRow } from "./evaluation.schema.ts";
import type { EvaluationRecord } from "./evaluation.store.ts";
import type { EvaluationResultRecord } from "./evaluation-result.store.ts";
import { findTested } from "./find-test-set.ts";
import { findEvaluation } from "./list-evaluations.ts";
import type { TestDeps } from "./ports.ts";
import { openResult } from "./test-seals.ts";

type At = { promptId: string; evaluationId: string };
type Read = Pick<ListResultsInput, "only" | "limit"> & { after: number };

/** Rows that have been asked, in their order, each with a cell for every combination. */
export async function listResults(
  ctx: Context<TestDeps>,
  { promptId, evaluationId, cursor, limit, only }: ListResultsInput & At,
): Promise<{ items: ResultRow[]; nextCursor: string | null }> {
  await findTested(ctx, promptId);
  const record = await findEvaluation(ctx, { promptId, evaluationId });
  const after = cursor === undefined ? 0 : Number(parseCursor(cursor, ["number"])[0]);
  const items = await readRows(ctx, record, { after, limit, only });
  const last = items.length === limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? toCursor([last.number]) : null };
}

/** Before the first byte goes out. */
export async function openResultsExport(ctx: Context<TestDeps>, at: At): Promise<AsyncGenerator<string>> {
  await findTested(ctx, at.promptId);
  return exportResults(ctx, await findEvaluation(ctx, at));
}

async function readRows(ctx: Context<TestDeps>, record: EvaluationRecord, { after, limit, only }: Read): Promise<ResultRow[]> {
  const { promptResults, cipher } = ctx.deps;
  const width = record.combinations.length;
  const opened = await cipher.forOrganization(ctx.orgId);
  if (only === undefined) {
    const records = await promptResults.listAfter(ctx.orgId, record._id, after, limit * width);
    return toRows(opened, records, width).slice(0, limit);
  }
  const numbers = await listFailing(ctx, record, { after, limit });
  const [from, to] = [numbers[0], numbers.at(-1)];
  if (from === undefined || to === undefined) return [];
  const rows: ResultRow[] = [];
  for (const number of numbers)
    rows.push(...toRows(opened, await promptResults.listStretch(ctx.orgId, record._id, { from: number, to: number }), width));
  return rows;
}

async function listFailing({ deps, orgId }: Context<TestDeps>, record: EvaluationRecord, page: Omit<Read, "only">): Promise<number[]> {
  const { _id, combinations } = record;
  const most = page.limit * combinations.length;
  const found = await Promise.all(
    (["failed", "error"] as const).map((state) => deps.promptResults.listNumbers(orgId, _id, state, page.after, most)),
  );
  return [...new Set(found.flat())].toSorted((a, b) => a - b).slice(0, page.limit);
}

/** Cells come in order of rows; the last row may want some that lie behind what was read, as each row has at most `width`. */
function toRows(cipher: OrganizationCipher, records: readonly EvaluationResultRecord[], width: number): ResultRow[] {
  const rows: ResultRow[] = [];
  for (const record of records) {
    const { values, expected, answer, assertions, error } = openResult(cipher, record);
    const { rowId, number, combination, state, score, provider, model, isDemo, latencyMs, costMicros, inputTokens, outputTokens } = record;
    let row = rows.at(-1);
    if (row?.number !== number) {
      row = { rowId, number, values: { ...values }, expected, cells: Array.from({ length: width }, () => null) };
      rows.push(row);
    }
    const cell: Cell = {
      ...{ combination, state, score, answer, assertions: [...assertions], error, provider, model, isDemo },
      ...{ latencyMs, costMicros, inputTokens, outputTokens },
    };
    row.cells[combination] = cell;
  }
  return rows;
}

const EXPORTED_AT_ONCE = 100;

/** One line for each cell. Nothing in it runs when a spreadsheet opens it. */
async function* exportResults(ctx: Context<TestDeps>, record: EvaluationRecord): AsyncGenerator<string> {
  yield toCsvLine([
    ...["row", "version", "model", "result", "score", "values", "expected", "answer", "reasons"],
    ...["answered by", "latency ms", "cost micros", "input tokens", "output tokens"],
  ]);
  for (let after = 0; ; ) {
    const rows = await readRows(ctx, record, { after, limit: EXPORTED_AT_ONCE, only: undefined });
    for (const row of rows) for (const cell of row.cells) if (cell) yield toLine(record, row, cell);
    const last = rows.at(-1);
    if (!last || rows.length < EXPORTED_AT_ONCE) return;
    after = last.number;
  }
}

function toLine({ combinations }: EvaluationRecord, { number, values, expected }: ResultRow, cell: Cell): string {
  const of = combinations[cell.combination];
  const reasons = cell.error?.detail ?? cell.assertions.map(({ type, reason }) => `${type}: ${reason}`).join("\n");
  const answeredBy = cell.provider === null ? null : `${cell.provider}/${cell.model}`;
  return toCsvLine([
    ...[number, of?.version ?? null, of?.model ?? null, cell.state, cell.score],
    ...[JSON.stringify(values), expected, cell.answer, reasons],
    ...[answeredBy, cell.latencyMs, cell.costMicros, cell.inputTokens, cell.outputTokens],
  ]);
}
