const KEPT_AS = "aegis.share-token";

/** Out of the address, where a script of somebody else's could read it, and kept for a reload of this tab alone. */
export function takeToken(): string {
  const { hash, pathname } = window.location;
  if (hash.length > 1) {
    window.history.replaceState(window.history.state, "", pathname);
    keep(hash.slice(1));
    return hash.slice(1);
  }
  return read();
}

function keep(token: string): void {
  try {
    window.sessionStorage.setItem(KEPT_AS, token);
  } catch {
    // Storage that is blocked costs a reload its content, nothing else.
  }
}

function read(): string {
  try {
    return window.sessionStorage.getItem(KEPT_AS) ?? "";
  } catch {
    return "";
  }
}
