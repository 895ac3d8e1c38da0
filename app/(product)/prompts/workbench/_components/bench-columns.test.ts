import { expect, test } from "vitest";
import { promptContentSchema } from "../../../../../lib/prompts/content.schema.ts";
import type { PromptView } from "../../../../_client/prompts.ts";
import { readColumns, writeColumns } from "./bench-columns.ts";

const content = promptContentSchema.parse({ template: "Say {{word}}." });
const promptOf = (latest: number, version = latest): Pick<PromptView, "latest" | "opened"> => ({
  latest,
  opened: {
    ...{ version, content, promptId: "prm_1", contentHash: "", message: "", source: "written", basedOn: null, lint: [], labels: [] },
    ...{ isPublic: false, createdBy: null, createdAt: "" },
  },
});

test("the address decides as far as it can, four columns at most; what it cannot hold begins as the prompt's own text", () => {
  const columns = readColumns("3~demo/demo-1,text~xai/a,9~,x,2", promptOf(3));
  expect(columns.map(({ version, model }) => [version, model])).toEqual([
    [3, "demo/demo-1"],
    [null, "xai/a"],
    [2, ""],
  ]);
  expect(columns[1]).toMatchObject({ text: "Say {{word}}.", instructions: "" });
  expect(readColumns(writeColumns(columns).join(","), promptOf(3)).map(({ version, model }) => [version, model])).toHaveLength(3);
  expect(readColumns("1,1,1,1,1", promptOf(1))).toHaveLength(4);
});

test("with nothing named, what runs stands beside the version next to it, or beside a text of one's own", () => {
  expect(readColumns(null, promptOf(3, 2)).map(({ version }) => version)).toEqual([2, 3]);
  expect(readColumns(null, promptOf(3)).map(({ version }) => version)).toEqual([3, 2]);
  expect(readColumns("", promptOf(1)).map(({ version }) => version)).toEqual([1, null]);
});
