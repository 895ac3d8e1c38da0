import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { decodeText } from "./decode-text.ts";
import type { Block, ExtractedDocument } from "./document.ts";
import { toBlocks } from "./html-blocks.ts";
import { toTableText } from "./table-text.ts";

type Content = ReturnType<typeof fromMarkdown>["children"][number];
type List = Extract<Content, { type: "list" }>;
type TableRow = Extract<Content, { type: "table" }>["children"][number];
type Words = { type: string; value?: string; alt?: string | null | undefined; children?: readonly Words[] };

export function extractMarkdown(bytes: Uint8Array): ExtractedDocument {
  const tree = fromMarkdown(decodeText(bytes), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return { blocks: tree.children.flatMap(toOwnBlocks), pages: null };
}

function toOwnBlocks(node: Content): Block[] {
  switch (node.type) {
    case "heading":
      return [{ type: "heading", level: node.depth, text: wordsOf(node) }];
    case "code":
      return [{ type: "code", text: node.value }];
    case "table":
      return [{ type: "table", text: toTableText(node.children.map(toCells)) }];
    case "list":
      return [{ type: "list", text: toLines(node, 0).join("\n") }];
    case "blockquote":
    case "footnoteDefinition":
      return node.children.flatMap(toOwnBlocks);
    // Markdown lets HTML through; what a page would hide is hidden here too.
    case "html":
      return toBlocks(node.value);
    case "definition":
    case "thematicBreak":
    case "yaml":
      return [];
    default:
      return [{ type: "paragraph", text: wordsOf(node) }];
  }
}

function toCells(row: TableRow): string[] {
  return row.children.map(wordsOf);
}

function toLines(list: List, depth: number): string[] {
  return list.children.flatMap(({ children }) => {
    const words = children.filter(({ type }) => type !== "list").map(wordsOf);
    const inner = children.flatMap((child) => (child.type === "list" ? toLines(child, depth + 1) : []));
    return [`${"  ".repeat(depth)}- ${words.join(" ")}`, ...inner];
  });
}

/** What a reader sees of it; an image is its description. */
function wordsOf(node: Words): string {
  if (node.type === "break") return "\n";
  if (node.type === "html") return "";
  return node.value ?? node.alt ?? node.children?.map(wordsOf).join("") ?? "";
}
