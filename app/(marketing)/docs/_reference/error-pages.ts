import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** One page per error code, under docs/errors; its first lines are the code and where it is met. */
export type ErrorPage = {
  code: string;
  /** Null for the reason of a job or a turn, which no answer carries as its status. */
  status: number | null;
  kind: string;
  whatHappened: string;
  text: string;
};

const FOLDER = path.join(process.cwd(), "docs", "errors");

/** Codes are `module.snake_case`, so no name can lead out of the folder. */
const CODE = /^[a-z0-9_]+(?:\.[a-z0-9_]+)?$/;

let current: Promise<ErrorPage[]> | undefined;

/** Read once: the pages are part of the build. A failed read is not kept. */
export function listErrorPages(): Promise<ErrorPage[]> {
  current ??= readAll().catch((error: unknown) => {
    current = undefined;
    throw error;
  });
  return current;
}

export async function findErrorPage(code: string): Promise<ErrorPage | null> {
  if (!CODE.test(code)) return null;
  return (await listErrorPages()).find((page) => page.code === code) ?? null;
}

async function readAll(): Promise<ErrorPage[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".md") && CODE.test(name.slice(0, -3))).sort();
  return Promise.all(names.map(async (name) => toErrorPage(name.slice(0, -3), await readFile(path.join(FOLDER, name), "utf8"))));
}

export function toErrorPage(code: string, text: string): ErrorPage {
  const [, , kind = ""] = text.split("\n");
  const status = /^HTTP (\d{3})/.exec(kind)?.[1];
  const whatHappened = /^\*\*What happened\.\*\* ([\s\S]+?)(?:\n\n|$)/m.exec(text)?.[1]?.replaceAll("\n", " ") ?? "";
  return { code, status: status === undefined ? null : Number(status), kind, whatHappened, text };
}
