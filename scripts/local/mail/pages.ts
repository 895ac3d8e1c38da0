import { createHash } from "node:crypto";
import type { ReceivedLetter } from "./letters.ts";

/** The mailbox's two pages: plain HTML without a script, so that it works before anything else does. */
export const MAILBOX_PATH = "/dev/mail";

const STYLE = `
:root { color-scheme: light dark; --canvas: #f6f6f8; --surface: #fff; --line: #e1e1e7; --ink: #17171c; --soft: #484852; --link: #4038c7; --mark: #f2eafc; --mark-ink: #6a2fb5 }
@media (prefers-color-scheme: dark) { :root { --canvas: #0f0f13; --surface: #151519; --line: #2b2b33; --ink: #ececf1; --soft: #bcbcc7; --link: #adb6ff; --mark: #2a1c42; --mark-ink: #c9a6ff } }
body { margin: 0; background: var(--canvas); color: var(--ink); font: 14px/1.5 system-ui, sans-serif }
main { max-width: 45rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.25rem; margin: 0 0 .5rem; overflow-wrap: anywhere }
p, dl { margin: 0 0 1rem; color: var(--soft) }
.mark { display: inline-block; padding: .125rem .5rem; border-radius: 6px; background: var(--mark); color: var(--mark-ink); font-weight: 500 }
a { color: var(--link); text-underline-offset: 3px }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px }
ul { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 6px; background: var(--surface) }
li + li { border-top: 1px solid var(--line) }
li { padding: .75rem 1rem; overflow-wrap: anywhere }
li span { display: block; color: var(--soft) }
dl { display: grid; grid-template-columns: 4rem 1fr; gap: .25rem } dd { margin: 0; overflow-wrap: anywhere }
.letter { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); color: var(--ink); padding: 1rem }
nav { display: flex; gap: 1rem; margin-bottom: 1rem }`;

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

export const PAGE_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  // A letter's links hold one-time tokens.
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
} as const;

export function toListPage(letters: readonly ReceivedLetter[]): string {
  const rows = letters.map(
    ({ id, at, to, subject }) =>
      `<li><a href="${MAILBOX_PATH}/${escapeHtml(id)}">${escapeHtml(subject)}</a><span>To ${escapeHtml(to)} · ${toTime(at)}</span></li>`,
  );
  const list =
    rows.length === 0
      ? "<p>No letters yet. Ask for a password reset or invite somebody, then load this page again.</p>"
      : `<ul>${rows.join("")}</ul>`;
  return toPage(
    "Local mailbox",
    `<h1>Local mailbox</h1>
<p><span class="mark">Demo</span> Every letter this copy of Aegis sends ends here; none leaves this machine.</p>
<nav aria-label="Mailbox"><a href="${MAILBOX_PATH}">Load again</a><a href="/">Back to Aegis</a></nav>
${list}`,
  );
}

export function toLetterPage({ at, to, from, subject, text }: ReceivedLetter): string {
  return toPage(
    `${subject} · Local mailbox`,
    `<nav aria-label="Mailbox"><a href="${MAILBOX_PATH}">All letters</a></nav>
<h1>${escapeHtml(subject)}</h1>
<dl><dt>From</dt><dd>${escapeHtml(from)}</dd><dt>To</dt><dd>${escapeHtml(to)}</dd><dt>Sent</dt><dd>${toTime(at)}</dd></dl>
<div class="letter">${withLinks(text)}</div>`,
  );
}

export function toMissingPage(): string {
  return toPage(
    "No such letter",
    `<h1>No such letter</h1><p>The mailbox keeps the newest thousand, until the local cloud ends.</p><p><a href="${MAILBOX_PATH}">All letters</a></p>`,
  );
}

function toPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main>${body}</main></body></html>
`;
}

/** Cut before escaping, so that an address is judged as the letter holds it. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((piece, index) => (index % 2 === 0 ? escapeHtml(piece) : `<a href="${escapeHtml(piece)}">${escapeHtml(piece)}</a>`))
    .join("");
}

function toTime(at: string): string {
  return `<time datetime="${escapeHtml(at)}">${escapeHtml(at.slice(0, 19).replace("T", " "))} UTC</time>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
