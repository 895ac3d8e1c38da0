import { mkdirSync } from "node:fs";
import path from "node:path";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { test as base, expect, inject } from "vitest";
import { layCable } from "./cable.ts";
import type { Stage } from "./global-setup.ts";
import { openDemoSession } from "./open-demo-session.ts";
import { type PageWatch, watchPage } from "./watch-page.ts";

/**
 * A browser test opens visitors: each has a browser context of its own, so nobody shares cookies or storage. When the test ends,
 * every page any of them opened must have kept quiet: no console error, no uncaught error, no foreign request.
 */
export type Role = "OWNER" | "ANALYST" | "USER" | "READ_ONLY" | "SUPER_ADMIN";
export type Visitor = { context: BrowserContext; page: Page; watch: PageWatch; newPage(): Promise<Page> };
/** `as` signs in through the API first; "demo" makes a fresh organization. */
export type VisitorOptions = { as?: Role | "demo"; context?: BrowserContextOptions };

const CHROMIUM_ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const WAIT_MS = 15_000;
export const WIDE = { width: 1440, height: 900 } as const;
export const NARROW = { width: 360, height: 740 } as const;
const FAILURES = path.join("test-results", "failures");

const stage = inject("stage");

const extended = base
  .extend("stage", { scope: "file" }, (): Stage => {
    if (!stage) throw new Error("There is no product to test: the global setup did not start one.");
    return stage;
  })
  .extend("cable", { scope: "file" }, async ({ stage: { url } }, { onCleanup }) => {
    const cable = await layCable(Number(new URL(url).port));
    onCleanup(() => cable.close());
    return cable;
  })
  .extend("browser", { scope: "file" }, async ({ stage: { chromiumPath, url }, cable }, { onCleanup }) => {
    // The address stays the product's own, so cookies and same-origin checks see nothing of the cable.
    const route = `--host-resolver-rules=MAP ${new URL(url).host} 127.0.0.1:${cable.port}`;
    const browser = await chromium.launch({ executablePath: chromiumPath, args: [...CHROMIUM_ARGS, route] });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("open", async ({ stage: current, browser, task, onTestFailed }, { onCleanup }) => {
    const visitors: OpenedVisitor[] = [];
    let isFailed = false;
    onTestFailed(() => {
      isFailed = true;
    });
    onCleanup(async () => {
      if (task.result?.state === "fail" || isFailed) await savePictures(visitors, task.name);
      const problems = visitors.flatMap((visitor) => visitor.watches.flatMap((watch) => watch.problems()));
      await Promise.all(visitors.map(({ context }) => context.close()));
      expect(problems, "what the browser complained about").toEqual([]);
    });
    return async (options: VisitorOptions = {}): Promise<Visitor> => {
      const visitor = await openVisitor(browser, current, options);
      visitors.push(visitor);
      return visitor;
    };
  });

/** Skipped as a whole without a Chromium; the global setup has said how to get one. */
export const test = extended.skipIf(stage === null);

type OpenedVisitor = Visitor & { watches: PageWatch[] };

async function openVisitor(browser: Browser, stage: Stage, { as, context: options }: VisitorOptions): Promise<OpenedVisitor> {
  const { url } = stage;
  const context = await browser.newContext({ baseURL: url, viewport: WIDE, locale: "en-GB", colorScheme: "light", ...options });
  context.setDefaultTimeout(WAIT_MS);
  if (as === "demo") await openDemoSession(context, url, stage.environment);
  else if (as) await signIn(context, url, as, stage.signIns);
  const watches: PageWatch[] = [];
  const newPage = async () => {
    const page = await context.newPage();
    watches.push(watchPage(page, url));
    return page;
  };
  const page = await newPage();
  const watch: PageWatch = {
    allow: (pattern) => {
      for (const each of watches) each.allow(pattern);
    },
    problems: () => watches.flatMap((each) => each.problems()),
  };
  return { context, page, watch, newPage, watches };
}

async function signIn(context: BrowserContext, url: string, as: Role, signIns: Stage["signIns"]): Promise<void> {
  const person = signIns.find(({ role }) => role === as);
  if (!person) throw new Error(`The sample organization has no ${as}.`);
  const call = "/api/auth/login";
  const data = { email: person.email, password: person.password };
  const response = await context.request.post(call, { headers: { origin: url }, data });
  if (!response.ok()) throw new Error(`${call} answered ${response.status()}: ${await response.text()}`);
}

async function savePictures(visitors: readonly OpenedVisitor[], testName: string): Promise<void> {
  mkdirSync(FAILURES, { recursive: true });
  const name = testName.replaceAll(/\W+/g, "-").slice(0, 80);
  const pages = visitors.flatMap(({ context }) => context.pages());
  for (const [index, page] of pages.entries()) {
    await page.screenshot({ path: path.join(FAILURES, `${name}-${index}.png`) }).catch(() => {});
  }
}
