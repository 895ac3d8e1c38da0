import { expect, test } from "vitest";
import { rehypeCitations } from "./rehype-citations.ts";

type Tree = Parameters<ReturnType<typeof rehypeCitations>>[0];
const text = (value: string) => ({ type: "text" as const, value });
const element = (tagName: string, ...children: Tree["children"]) => ({ type: "element" as const, tagName, properties: {}, children });

/** Chips as <n>. */
function shown(children: Tree["children"]): string {
  return children
    .map((child) => {
      if (child.type === "text") return child.value;
      if (child.type !== "element") return "";
      return child.properties.dataCitation === undefined ? shown(child.children) : `<${String(child.properties.dataCitation)}>`;
    })
    .join("");
}
function run(numbers: readonly number[], ...children: Tree["children"]): string {
  const tree: Tree = { children };
  rehypeCitations({ numbers })(tree);
  return shown(tree.children);
}

test.each([
  ["Six weeks [1].", "Six weeks <1>."],
  ["Both [1][2] and [1, 2]", "Both <1><2> and <1><2>"],
  ["a source that does not exist [3] stays text", "a source that does not exist [3] stays text"],
  ["nor does one of two: [1, 3]", "nor does one of two: [1, 3]"],
  ["[12] [x] [1", "[12] [x] [1"],
])("%j is shown as %j", (written, expected) => expect(run([1, 2], element("p", text(written)))).toBe(expected));

test("numbers in code and in links are none", () => {
  expect(run([1], element("code", text("list[1]")), element("a", text("[1]")), element("em", text("[1]")))).toBe("list[1][1]<1>");
});
