import type { ExtraProps } from "react-markdown";
import { splitRedactions } from "./redactions.ts";

type Element = NonNullable<ExtraProps["node"]>;
type Content = Element["children"][number];
type Parent = { children: Content[] };

/** Runs last: turns the hidden characters in the finished tree, code and math included, into `<span data-redaction>` elements. */
export function rehypeRedactions({ kinds }: { kinds: readonly string[] }) {
  return (tree: Parent): void => {
    if (kinds.length > 0) replaceIn(tree, kinds);
  };
}

function replaceIn(parent: Parent, kinds: readonly string[]): void {
  parent.children = parent.children.flatMap((child): Content[] => {
    if (child.type === "element") replaceIn(child, kinds);
    return child.type === "text" ? toNodes(child.value, kinds) : [child];
  });
}

function toNodes(text: string, kinds: readonly string[]): Content[] {
  return splitRedactions(text, kinds).map((part) =>
    part.type === "text"
      ? { type: "text", value: part.text }
      : { type: "element", tagName: "span", properties: { dataRedaction: part.kind }, children: [{ type: "text", value: part.kind }] },
  );
}
