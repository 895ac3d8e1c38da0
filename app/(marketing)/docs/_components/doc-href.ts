const PAGES: Readonly<Record<string, string>> = {
  "quick-start.md": "/docs/quick-start",
  "quick-start-chat.md": "/docs/quick-start/chat",
  "quick-start-risk.md": "/docs/quick-start/risk",
  "risk.md": "/docs/risk",
  "failsafe.md": "/docs/failsafe",
  "guard.md": "/docs/guard",
  "api-keys.md": "/docs/api-keys",
  "errors/": "/docs/errors",
  errors: "/docs/errors",
};

/** A link as a document of the repository writes it, as the site knows it. */
export function toDocHref(href: string): string {
  if (/^(?:[a-z]+:|#|\/)/i.test(href)) return href;
  const [file = "", anchor] = href.split("#", 2);
  const name = file.replace(/^(?:\.\.?\/)+/, "");
  const code = /^(?:errors\/)?([a-z0-9_]+(?:\.[a-z0-9_]+)?)\.md$/.exec(name)?.[1];
  const page = PAGES[name] ?? (code === undefined ? "/docs" : `/docs/errors/${code}`);
  return anchor === undefined ? page : `${page}#${anchor}`;
}
