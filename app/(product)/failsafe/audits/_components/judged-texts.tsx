import { useMemo } from "react";
import type { AuditFinding, AuditPlace } from "../../../../_client/failsafe-audits.ts";
import { FindingList } from "./finding-list.tsx";
import { FindingText } from "./finding-text.tsx";
import { numberFindings } from "./number-findings.ts";

const TITLES: Readonly<Record<AuditPlace, string>> = { prompt: "Prompt", context: "Context", response: "Response" };
const ORDER = ["prompt", "context", "response"] as const;

type JudgedTextsProps = {
  /** Null where nothing of them is kept. */
  texts: { prompt: string; context: string | null; response: string } | null;
  findings: readonly AuditFinding[];
};

/** What was judged, with each finding in its place and the reasons beside it. */
export function JudgedTexts({ texts, findings }: JudgedTextsProps) {
  const numbered = useMemo(() => numberFindings(findings), [findings]);
  return (
    <div className="grid min-w-0 items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <section aria-label="Texts" className="flex min-w-0 flex-col gap-4">
        <h2 className="font-medium text-base">Texts</h2>
        {texts === null && (
          <p className="text-ink-soft text-sm">The texts are not kept: an answer that passed, or one that is not to be stored.</p>
        )}
        {ORDER.map((place) => {
          const text = texts?.[place] ?? null;
          if (text === null) return null;
          return (
            <FindingText
              key={place}
              title={TITLES[place]}
              text={text}
              findings={numbered.filter(({ finding }) => finding.where === place)}
            />
          );
        })}
      </section>
      <FindingList findings={numbered} hasTexts={texts !== null} />
    </div>
  );
}
