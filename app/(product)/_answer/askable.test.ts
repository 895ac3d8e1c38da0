import { expect, test } from "vitest";
import type { Model } from "../../_client/models.ts";
import { chooseColumns, listAskable, nextColumn } from "./askable.ts";

const model = (key: string, fields: Partial<Model> = {}): Model => ({
  provider: key.split("/")[0] ?? "",
  model: key.slice(key.indexOf("/") + 1),
  ...{ kind: "chat", status: "current", endsOn: null, isDemo: false, contextTokens: null, maxOutputTokens: null, dimensions: null },
  capabilities: { tools: true, images: false, jsonSchema: false, embeddings: false },
  ...{ price: null, listPrice: null, laterPrice: null, isAllowed: true, verdict: null, note: null, decidedAt: null },
  serving: { condition: "ready", isDefault: false, isCustom: false },
  ...fields,
});
const isDefault = { serving: { condition: "ready", isDefault: true, isCustom: false } } as const;

test("only chat models that are allowed and have somebody to serve them can be asked, the defaults first", () => {
  const models = [
    model("openai/a"),
    model("openai/b", isDefault),
    model("openai/c", { isAllowed: false }),
    model("xai/d", { serving: null }),
    model("openai/e", { kind: "embedding" }),
  ];
  expect(listAskable(models).map((each) => each.model)).toEqual(["b", "a"]);
});

test("the address decides as far as it can; else each provider's default, two at most", () => {
  const models = [model("openai/a", isDefault), model("groq/openai/b", isDefault), model("xai/c", isDefault), model("xai/d")];
  expect(chooseColumns("xai/d,nobody/x,groq/openai/b", models)).toEqual(["xai/d", "groq/openai/b"]);
  expect(chooseColumns("nobody/x", models)).toEqual(["openai/a", "groq/openai/b"]);
  expect(chooseColumns("xai/d,xai/d,xai/d,xai/d,xai/d", models)).toHaveLength(4);
  expect(nextColumn(["openai/a"], models)).toBe("groq/openai/b");
  expect(nextColumn(["openai/a"], [model("openai/a")])).toBe("openai/a");
});
