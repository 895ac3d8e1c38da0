import { assertPermission } from "../../../platform/assert-permission.ts";
import { toAuditRecord } from "../../../platform/audit/audit-record.ts";
import type { Context } from "../../../platform/context.ts";
import { findReadable, isStranger } from "../../library/find-prompt.ts";
import type { PromptRecord } from "../../library/prompt-record.ts";
import { composePrompt } from "../../template/compose.ts";
import { findTestSet } from "../../tests/find-test-set.ts";
import type { TestDeps } from "../../tests/ports.ts";
import { toTestRow, toTestSet } from "../../tests/to-test-set.ts";
import { openVersion } from "../open-version.ts";
import type { ExchangedTests, ExportInput, PromptFile } from "./exchange.schema.ts";

export type ExportedFile = { fileName: string; contentType: string; chunks: AsyncIterable<string> };

/** One version with one test set. A stranger gets what they may read, and no tests. */
export async function exportPrompt(ctx: Context<TestDeps>, { promptId, format, version, testSet }: ExportInput): Promise<ExportedFile> {
  assertPermission(ctx, "prompts.read");
  const prompt = await findReadable(ctx, promptId);
  const { record, content } = await openVersion(ctx, prompt, { version });
  const tests = isStranger(ctx, prompt) ? null : await readTests(ctx, prompt, testSet);
  const name = `${promptId}-v${record.number}`;
  const after = { version: record.number, format };
  const target = { type: "prompt", id: promptId };
  await ctx.deps.audit.append(toAuditRecord(ctx, { action: "prompts.prompt-exported", target, after }));
  if (format === "json") {
    const file: PromptFile = { format: "aegis-prompt", formatVersion: 1, head: toHead(prompt), content, tests };
    return { fileName: `${name}.json`, contentType: "application/json", chunks: once(`${JSON.stringify(file, null, 2)}\n`) };
  }
  const composed = await composePrompt(ctx, prompt, content, "/query/version");
  const { writePromptfoo } = await import("./write-promptfoo.ts");
  const text = writePromptfoo({ title: prompt.title, version: record.number, composed, tests });
  return { fileName: `${name}.promptfoo.yaml`, contentType: "application/yaml", chunks: once(text) };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

function toHead({ title, description, category, role, pattern, level, tags }: PromptRecord): PromptFile["head"] {
  return { title, description, category, role, pattern, level, tags: [...tags] };
}

const ROWS_AT_ONCE = 500;

async function readTests(ctx: Context<TestDeps>, prompt: PromptRecord, testSetId: string | undefined): Promise<ExchangedTests | null> {
  const { promptTests } = ctx.deps;
  const [newest] = testSetId === undefined ? await promptTests.listSets(ctx.orgId, prompt._id, { after: null, limit: 1 }) : [];
  const set = testSetId === undefined ? newest : await findTestSet(ctx, { promptId: prompt._id, testSetId });
  if (!set) return null;
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const rows: ExchangedTests["rows"] = [];
  for (let after = 0; ; ) {
    const page = await promptTests.listRows(ctx.orgId, set._id, after, ROWS_AT_ONCE);
    for (const row of page) {
      const { values, expected, assertions } = toTestRow(cipher, row);
      rows.push({ values, expected, assertions });
    }
    const last = page.at(-1);
    if (!last || page.length < ROWS_AT_ONCE) break;
    after = last.number;
  }
  const { name, passThreshold, assertions } = toTestSet(cipher, set);
  return { name, passThreshold, assertions, rows };
}
