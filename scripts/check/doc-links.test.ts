import { expect, test } from "vitest";
import { findBrokenLinks } from "./doc-links.ts";

const FILES: Readonly<Record<string, string>> = { "docs/a.md": "# One thing\n## Two: more, `code`", "lib/chat/README.md": "" };
const surroundings = {
  exists: (name: string) => name in FILES || name === "docs",
  read: (name: string) => FILES[name] ?? "",
  scripts: new Set(["demo", "db:create-indexes", "test"]),
};
const broken = (text: string, path = "README.md") => findBrokenLinks({ path, text }, surroundings);

test("links to files, folders, headings and the web pass", () => {
  expect(broken("[a](docs/a.md) [b](docs/a.md#two-more-code) [c](https://example.net/x) [d](./docs) [e](mailto:a@b.c)")).toEqual([]);
  expect(broken("[up](../../docs/a.md)", "lib/chat/README.md")).toEqual([]);
});

test("a link to a missing file, to a missing heading and out of the project fails", () => {
  expect(broken("x\n[a](docs/b.md)")).toEqual(["README.md:2 links to docs/b.md, which does not exist"]);
  expect(broken("[a](docs/a.md#three)")).toHaveLength(1);
  expect(broken("[a](../a.md)")).toHaveLength(1);
  expect(broken("![shot](docs/shot.png)")).toHaveLength(1);
});

test("a named command must be a script, also inside a code block", () => {
  expect(broken("`npm run demo`, `pnpm db:create-indexes`, `npm test`, `pnpm install`")).toEqual([]);
  expect(broken("```\npnpm demon\n```")).toEqual(["README.md:2 names `pnpm demon`, which does not exist"]);
  expect(broken("`npm start`")).toHaveLength(1);
});
