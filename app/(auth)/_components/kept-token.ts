"use client";

/**
 * The token comes behind the #, which no server, log or statistic sees. It is taken out of the address at once and kept for this tab,
 * so that signing in on another page does not lose it.
 */
export const INVITE_PATH = "/invite";

const KEY = "aegis.invitation";

export function takeToken(): string | null {
  const given = window.location.pathname === INVITE_PATH ? window.location.hash.slice(1) : "";
  if (given === "") return readKept();
  window.history.replaceState(null, "", window.location.pathname);
  try {
    window.sessionStorage.setItem(KEY, given);
  } catch {
    // A browser that keeps nothing still shows the page; only the way through sign-in needs the link again.
  }
  return given;
}

export function dropToken(): void {
  try {
    window.sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept either.
  }
}

function readKept(): string | null {
  try {
    return window.sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
