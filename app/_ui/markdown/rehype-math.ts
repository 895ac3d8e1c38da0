import type { ExtraProps } from "react-markdown";
import { splitRedactions } from "./redactions.ts";

type Element = NonNullable<ExtraProps["node"]>;
type Content = Element["children"][number];
type Parent = { children: Content[] };

/**
 * Marks what remark-math found as `<span data-math data-display>`, for the component that draws it. A formula out of which something was
 * cut cannot be drawn: it stays as its source, with the redaction in it.
 */
export function rehypeMath({ kinds }: { kinds: readonly string[] }) {
  return (tree: Parent): void => markIn(tree, kinds);
}

function markIn(parent: Parent, kinds: readonly string[]): void {
  parent.children = parent.children.map((child) => {
    if (child.type !== "element") return child;
    const formula = findFormula(child);
    if (!formula) {
      markIn(child, kinds);
      return child;
    }
    const isCut = splitRedactions(formula.tex, kinds).some((part) => part.type === "redaction");
    const properties = isCut ? {} : { dataMath: formula.tex, dataDisplay: String(formula.isDisplay) };
    return { type: "element", tagName: "span", properties, children: [{ type: "text", value: formula.tex }] };
  });
}

function findFormula(element: Element): { tex: string; isDisplay: boolean } | null {
  const inner = element.tagName === "pre" ? element.children[0] : element;
  if (inner?.type !== "element" || inner.tagName !== "code") return null;
  const classes = inner.properties.className;
  if (!Array.isArray(classes) || !classes.includes("language-math")) return null;
  const isDisplay = classes.includes("math-display");
  if (!isDisplay && !classes.includes("math-inline")) return null;
  const tex = inner.children.map((child) => (child.type === "text" ? child.value : "")).join("");
  return { tex, isDisplay };
}
