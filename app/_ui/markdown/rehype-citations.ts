import type { ExtraProps } from "react-markdown";

type Element = NonNullable<ExtraProps["node"]>;
type Content = Element["children"][number];
type Parent = { children: Content[] };

/** Where a number is part of something else: code, and the text of links. */
const OPAQUE = new Set(["code", "pre", "a"]);
const MARK = /\[(\d{1,2}(?:, ?\d{1,2}){0,5})\]/g;

/** `[1]` and `[1, 2]` become `<span data-citation>` where every number names a source; all others stay as they were written. */
export function rehypeCitations({ numbers }: { numbers: readonly number[] }) {
  return (tree: Parent): void => {
    if (numbers.length > 0) replaceIn(tree, new Set(numbers));
  };
}

function replaceIn(parent: Parent, numbers: ReadonlySet<number>): void {
  parent.children = parent.children.flatMap((child): Content[] => {
    if (child.type === "element" && !OPAQUE.has(child.tagName)) replaceIn(child, numbers);
    return child.type === "text" ? toNodes(child.value, numbers) : [child];
  });
}

function toNodes(text: string, numbers: ReadonlySet<number>): Content[] {
  const nodes: Content[] = [];
  let from = 0;
  for (const { 0: whole, 1: list = "", index } of text.matchAll(MARK)) {
    const cited = list.split(",").map(Number);
    if (!cited.every((number) => numbers.has(number))) continue;
    if (index > from) nodes.push({ type: "text", value: text.slice(from, index) });
    nodes.push(...cited.map(toSpan));
    from = index + whole.length;
  }
  if (from < text.length) nodes.push({ type: "text", value: text.slice(from) });
  return nodes;
}

function toSpan(number: number): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { dataCitation: String(number) },
    children: [{ type: "text", value: `[${number}]` }],
  };
}
