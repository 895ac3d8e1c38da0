import { CATEGORY_WORDS } from "../../_shell/failsafe-words.ts";
import { findingAnchor, placeAnchor } from "./finding-text.tsx";
import type { NumberedFinding } from "./number-findings.ts";

const PLACE_WORDS = { prompt: "the prompt", context: "the context", response: "the response" } as const;

/** Why each place counts, the gravest first. */
export function FindingList({ findings, hasTexts }: { findings: readonly NumberedFinding[]; hasTexts: boolean }) {
  return (
    <section aria-label="Findings" className="flex min-w-0 flex-col gap-2">
      <h2 className="font-medium text-base">Findings</h2>
      {findings.length === 0 && <p className="text-ink-soft text-sm">No check found anything.</p>}
      <ol className="flex flex-col">
        {findings.map(({ number, finding: { category, check, code, reason, where, start, end, weight } }) => (
          <li
            key={number}
            id={findingAnchor(number)}
            tabIndex={-1}
            className="flex min-w-0 scroll-mt-4 flex-col gap-0.5 border-t py-2.5 text-sm target:bg-accent-soft"
          >
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-mono text-ink-faint text-xs">{number}</span>
              <span className="font-medium">{CATEGORY_WORDS[category]}</span>
              <span className="font-mono text-ink-soft text-xs tabular-nums">{Math.round(100 * weight)} % unsafe</span>
            </p>
            <p className="wrap-anywhere">{reason}</p>
            <p className="wrap-anywhere text-ink-soft text-xs">
              <code className="font-mono">{check}</code>, <code className="font-mono">{code}</code>
              {hasTexts && end > start ? (
                <>
                  {" · "}
                  <a href={`#${placeAnchor(number)}`} className="text-accent-ink underline">
                    In {PLACE_WORDS[where]}
                  </a>
                </>
              ) : (
                ` · ${end > start ? "in" : "about"} ${PLACE_WORDS[where]}`
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
