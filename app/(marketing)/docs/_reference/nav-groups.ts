import type { NavGroup } from "../_components/filter-groups.ts";
import type { ApiDocument } from "./api-document.ts";
import type { ErrorPage } from "./error-pages.ts";

export const operationHref = (operationId: string) => `/docs/api/${operationId}`;
export const errorHref = (code: string) => `/docs/errors/${code}`;

const TITLES: ReadonlyMap<string, string> = new Map([
  ["ai", "AI"],
  ["api-keys", "API keys"],
]);

export function chapterTitle(name: string): string {
  return TITLES.get(name) ?? name.charAt(0).toUpperCase() + name.slice(1);
}

const GUIDES: NavGroup = {
  title: "Guides",
  links: [
    { href: "/docs", text: "Overview", words: "api reference base url authentication limits" },
    { href: "/docs/quick-start", text: "Quick start: models", words: "curl typescript python openai sdk gateway embeddings" },
    { href: "/docs/quick-start/chat", text: "Quick start: chat", words: "curl stream history events" },
    { href: "/docs/quick-start/risk", text: "Quick start: risk", words: "curl typescript transaction analyze score decision" },
    { href: "/docs/risk", text: "The risk guardian", words: "fraud transaction case quarantine release dual control demo run" },
    { href: "/docs/failsafe", text: "The fail-safe", words: "audit trip lease restore kill switch drill evidence qsafp halted" },
    { href: "/docs/api-keys", text: "API keys", words: "scopes rotate revoke expiry ip allow list budget bearer aegis_live" },
    { href: "/docs/guard", text: "The guard", words: "policy redaction injection jailbreak secrets numbers recall false positives check" },
    { href: "/docs/errors", text: "Error codes", words: "problem" },
  ],
};

/** Codes come up when searched for; sixty of them in the list would hide the rest. */
export function toNavGroups({ chapters }: ApiDocument, errors: readonly ErrorPage[]): NavGroup[] {
  return [
    GUIDES,
    ...chapters.map(({ name, operations }) => ({
      title: chapterTitle(name),
      links: operations.map(({ operationId, method, path, summary }) => ({
        href: operationHref(operationId),
        text: path.replace(/^\/api/, ""),
        method,
        words: summary,
      })),
    })),
    {
      title: "Error codes",
      isOnlyFound: true,
      links: errors.map(({ code, kind }) => ({ href: errorHref(code), text: code, words: kind })),
    },
  ];
}
