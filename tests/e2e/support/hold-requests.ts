import type { Page, Route } from "playwright-core";

/** Lets matching requests wait until they are released to the given end; later ones meet the same end at once. */
export async function holdRequests(page: Page, pattern: RegExp): Promise<(end: (route: Route) => Promise<void>) => void> {
  let release: (end: (route: Route) => Promise<void>) => void = () => {};
  const released = new Promise<(route: Route) => Promise<void>>((resolve) => {
    release = resolve;
  });
  await page.route(pattern, async (route) => (await released)(route));
  return release;
}
