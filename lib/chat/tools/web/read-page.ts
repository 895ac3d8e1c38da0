import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { Block } from "../../../knowledge/extract/document.ts";
import { extract } from "../../../knowledge/extract/extract.ts";
import { toBlocks } from "../../../knowledge/extract/html-blocks.ts";
import type { PageText, ReadPageResult, ReadPageTask } from "./page-text.ts";

const HTML_MAX_CHARS = 1_500_000;
const ELEMENTS_MAX = 30_000;
const TEXT_MAX_CHARS = 60_000;
const TITLE_MAX_CHARS = 300;

/** The article of a page, or all its words where there is none. Hidden text, scripts, images and links' addresses stay out. */
export async function readPage({ bytes, contentType, charset }: ReadPageTask): Promise<ReadPageResult> {
  if (contentType === "application/pdf") {
    const { blocks } = await extract({ bytes, type: contentType });
    return toPage({ title: "", byline: null, language: null, text: toText(blocks), isArticle: false });
  }
  const text = decode(bytes, charset ?? charsetWithin(bytes));
  if (!contentType.includes("html")) return toPage({ title: "", byline: null, language: null, text, isArticle: false });
  return toPage(readHtml(text.slice(0, HTML_MAX_CHARS)));
}

function readHtml(html: string): PageText {
  // First as a stream, which refuses what is nested without end: as a tree that would take minutes.
  const all = toBlocks(html);
  const { document } = parseHTML(html);
  const title = document.querySelector("title")?.textContent?.trim() ?? "";
  const language = document.documentElement?.getAttribute("lang") ?? null;
  const article = parseArticle(document);
  const text = article?.content ? toText(toBlocks(article.content)) : "";
  // A list of links or a form is no article, and is read whole.
  if (text.length < 200) return { title, byline: null, language, text: toText(all), isArticle: false };
  return { title: article?.title || title, byline: article?.byline ?? null, language: article?.lang ?? language, text, isArticle: true };
}

function parseArticle(document: Document): ReturnType<Readability["parse"]> {
  try {
    return new Readability(document, { maxElemsToParse: ELEMENTS_MAX }).parse();
  } catch {
    return null;
  }
}

/** Close to Markdown, which models know; nothing in it is ever shown as such. */
function toText(blocks: readonly Block[]): string {
  return blocks.map(({ type, text, level = 2 }) => (type === "heading" ? `${"#".repeat(level)} ${text}` : text)).join("\n\n");
}

function toPage({ title, byline, text, ...rest }: PageText): ReadPageResult {
  const body = text.trim();
  if (body === "") return null;
  return { ...rest, title: line(title), byline: byline === null ? null : line(byline), text: body.slice(0, TEXT_MAX_CHARS).toWellFormed() };
}

const line = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, TITLE_MAX_CHARS).toWellFormed();

function decode(bytes: Uint8Array, charset: string | null): string {
  try {
    return new TextDecoder(charset ?? "utf-8").decode(bytes);
  } catch {
    return new TextDecoder("utf-8").decode(bytes);
  }
}

const HEAD_BYTES = 2_048;

/** A page may say it in its own head. */
function charsetWithin(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString("latin1");
  return /<meta[^>]{0,200}charset=["']?([\w-]{1,40})/i.exec(head)?.[1] ?? null;
}
