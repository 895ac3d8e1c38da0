import { useId, useMemo } from "react";
import { DrawnText } from "../../../../_ui/drawn-text.tsx";
import { cutAtMarks, type Mark, type Piece } from "../../../../_ui/mark-text.ts";
import { TextBox } from "../../../../_ui/text-box.tsx";
import { CATEGORY_WORDS } from "../../_shell/failsafe-words.ts";
import type { NumberedFinding } from "./number-findings.ts";

const SHOWN_CHARS = 20_000;

export const findingAnchor = (number: number): string => `finding-${number}`;
export const placeAnchor = (number: number): string => `place-${number}`;

type FindingTextProps = { title: string; text: string; findings: readonly NumberedFinding[] };

/** A judged text with each finding where it stands; its number leads to the reason, and back. */
export function FindingText({ title, text, findings }: FindingTextProps) {
  const id = useId();
  const shown = text.slice(0, SHOWN_CHARS);
  const pieces = useMemo(() => cutAtMarks(shown, findings.map(toMark)), [shown, findings]);
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <h3 id={id} className="font-medium text-sm">
        {title}
      </h3>
      <TextBox label={`${title}, with what was found`}>
        {text === "" && <span className="text-ink-faint">(empty)</span>}
        {pieces.map((piece) => (
          <PieceOfText key={piece.start} piece={piece} />
        ))}
      </TextBox>
      {text.length > SHOWN_CHARS && (
        <p className="text-ink-soft text-xs">
          The first {SHOWN_CHARS.toLocaleString("en")} characters are shown; all of them were checked.
        </p>
      )}
    </section>
  );
}

function toMark({ number, finding: { start, end, category } }: NumberedFinding): Mark {
  return { key: String(number), kind: "attack", start, end, label: CATEGORY_WORDS[category] };
}

function PieceOfText({ piece }: { piece: Piece }) {
  const drawn = <DrawnText text={piece.text} />;
  if (piece.marks.length === 0) return drawn;
  return (
    <mark className="rounded-sm bg-blocked-soft py-0.5 text-blocked underline decoration-2 decoration-blocked underline-offset-4">
      {drawn}
      {piece.ending.map(({ key, label }) => (
        <a
          key={key}
          id={placeAnchor(Number(key))}
          href={`#${findingAnchor(Number(key))}`}
          aria-label={`Finding ${key}, ${label.toLowerCase()}: why`}
          className="mx-0.5 inline-block rounded-sm border border-blocked bg-surface px-1 font-medium font-sans text-blocked text-xs leading-4 no-underline"
        >
          {key} {label}
        </a>
      ))}
    </mark>
  );
}
