/** Out of the address, where a script of somebody else's could read it, and kept for a reload of this tab alone. */
export function takeToken(keptAs: string): string {
  const { hash, pathname } = window.location;
  if (hash.length > 1) {
    window.history.replaceState(window.history.state, "", pathname);
    keep(keptAs, hash.slice(1));
    return hash.slice(1);
  }
  return read(keptAs);
}

function keep(keptAs: string, token: string): void {
  try {
    window.sessionStorage.setItem(keptAs, token);
  } catch {
    // Storage that is blocked costs a reload its content, nothing else.
  }
}

function read(keptAs: string): string {
  try {
    return window.sessionStorage.getItem(keptAs) ?? "";
  } catch {
    return "";
  }
}
