const DEFAULT_PATH = "/chat";

/** Where to go after signing in. Only a path on this site is honoured: anything a browser could read as another origin is not. */
export function toSafePath(next: string | null | undefined, origin: string): string {
  if (!next?.startsWith("/")) return DEFAULT_PATH;
  try {
    const url = new URL(next, origin);
    return url.origin === origin ? `${url.pathname}${url.search}${url.hash}` : DEFAULT_PATH;
  } catch {
    return DEFAULT_PATH;
  }
}
