import type { Page } from "playwright-core";

/** What a page must never do, collected while a test drives it. */
export type PageWatch = {
  /** For what the test itself provokes, such as the browser's own line about a refused request. */
  allow(pattern: RegExp): void;
  problems(): string[];
};

/** Console errors (a violated content security policy is one), uncaught errors, and requests to any other host. */
export function watchPage(page: Page, origin: string): PageWatch {
  const seen: string[] = [];
  const allowed: RegExp[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") seen.push(`console error: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => seen.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== origin) seen.push(`request to another host: ${request.url()}`);
  });
  return {
    allow: (pattern) => void allowed.push(pattern),
    problems: () => seen.filter((problem) => !allowed.some((pattern) => pattern.test(problem))),
  };
}
