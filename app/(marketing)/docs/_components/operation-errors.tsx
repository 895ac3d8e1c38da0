import Link from "next/link";
import type { ErrorPage } from "../_reference/error-pages.ts";
import { errorHref } from "../_reference/nav-groups.ts";
import { Inline } from "./inline-text.tsx";

/** Codes in the order of the document: the operation's own first, then what any call can meet. */
export function OperationErrors({ pages }: { pages: readonly ErrorPage[] }) {
  return (
    <ul className="divide-y divide-line border-y">
      {pages.map(({ code, status, whatHappened }) => (
        <li key={code} className="grid gap-x-4 py-2 sm:grid-cols-[2.5rem_minmax(0,14rem)_1fr]">
          <span className="font-mono text-ink-soft text-sm tabular-nums">{status ?? ""}</span>
          <Link
            href={errorHref(code)}
            prefetch={false}
            className="self-start rounded-md font-mono text-accent-ink text-sm underline underline-offset-4 [overflow-wrap:anywhere]"
          >
            {code}
          </Link>
          <p className="text-ink-soft text-sm">
            <Inline text={whatHappened} />
          </p>
        </li>
      ))}
    </ul>
  );
}
