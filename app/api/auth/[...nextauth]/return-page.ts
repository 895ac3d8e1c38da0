import type { NextRequest } from "next/server";
import type { JourneyOutcome } from "../../../../lib/auth/oauth/finish-journey.ts";

/** Where a journey to a provider ends: the page it was begun for, by the cookie next-auth keeps of it, or the sign-in page. */
export type ReturnPage = {
  /** Sealed in the address when the journey was begun to link an account. */
  linkIntent: string | null;
  onOutcome(outcome: JourneyOutcome): string;
  onError(code: string): string;
};

const SETTINGS_PAGE = "/settings/security";
const NAME = "next-auth.callback-url";

export function readReturnPage({ cookies }: NextRequest, baseUrl: string): ReturnPage {
  const name = baseUrl.startsWith("https:") ? `__Secure-${NAME}` : NAME;
  const { path, linkIntent } = parse(cookies.get(name)?.value ?? "/", baseUrl);
  const next = path === "/" ? "" : `next=${encodeURIComponent(path)}`;
  return {
    linkIntent,
    onOutcome: (outcome) => {
      if (outcome.type === "linked") return `${SETTINGS_PAGE}?linked=1`;
      if (outcome.type === "signed-in") return `/signed-in${next && `?${next}`}`;
      // A fragment is sent to nobody and stands in no log.
      const { ticket, methods, expiresAt } = outcome;
      return `/login${next && `?${next}`}#second-step=${encodeURIComponent(JSON.stringify({ ticket, methods, expiresAt }))}`;
    },
    onError: (code) => (linkIntent === null ? `/login?error=${code}${next && `&${next}`}` : `${SETTINGS_PAGE}?error=${code}`),
  };
}

/** Any other site, and what is no address, is the start page. */
function parse(value: string, baseUrl: string): { path: string; linkIntent: string | null } {
  if (!URL.canParse(value, baseUrl)) return { path: "/", linkIntent: null };
  const url = new URL(value, baseUrl);
  // A path of two slashes is another site to whoever reads it as an address.
  if (url.origin !== new URL(baseUrl).origin || url.pathname.startsWith("//")) return { path: "/", linkIntent: null };
  const linkIntent = url.pathname === SETTINGS_PAGE ? url.searchParams.get("link") : null;
  return { path: `${url.pathname}${url.search}`, linkIntent };
}
