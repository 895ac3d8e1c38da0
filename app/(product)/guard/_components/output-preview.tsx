import { Fragment, useMemo } from "react";
import type { FoundData } from "../../../_client/guard-check.ts";
import { hideRedactions, splitRedactions } from "../../../_ui/markdown/redactions.ts";
import { Redaction } from "../../../_ui/redaction.tsx";
import { TextBox } from "../../../_ui/text-box.tsx";
import { lookOfData } from "./guard-words.ts";

type OutputPreviewProps = {
  data: readonly FoundData[];
  /** Null when nothing of it leaves. */
  output: string | null;
  text: string;
};

/** What was found that should not travel, and the text as it would leave. */
export function OutputPreview({ data, output, text }: OutputPreviewProps) {
  return (
    <section aria-label="Secrets and personal data" className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium text-sm">Secrets and personal data</h3>
      {data.length === 0 ? (
        <p className="text-ink-soft text-sm">None found.</p>
      ) : (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {countByKind(data).map(({ kind, name, count }) => {
            const { word, icon: Icon } = lookOfData(name);
            return (
              <li key={kind} className="inline-flex items-center gap-1.5">
                <Icon aria-hidden className="size-3.5 text-redacted" />
                {word}
                <code className="font-mono text-ink-faint text-xs">
                  {count} × {kind}
                </code>
              </li>
            );
          })}
        </ul>
      )}
      {output !== null && output !== text && <RedactedText output={output} />}
    </section>
  );
}

function RedactedText({ output }: { output: string }) {
  const parts = useMemo(() => {
    const { text, kinds } = hideRedactions(output);
    return splitRedactions(text, kinds);
  }, [output]);
  return (
    <TextBox label="The text as it would leave">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places.
        <Fragment key={index}>{part.type === "text" ? part.text : <Redaction kind={part.kind} />}</Fragment>
      ))}
    </TextBox>
  );
}

type FoundKind = { kind: string; name: string | null; count: number };

function countByKind(data: readonly FoundData[]): FoundKind[] {
  const counts = new Map<string, FoundKind>();
  for (const { kind, class: name } of data) {
    const known = counts.get(kind);
    counts.set(kind, { kind, name, count: (known?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}
