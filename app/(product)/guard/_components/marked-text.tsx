import { useMemo } from "react";
import { classNames } from "../../../_ui/class-names.ts";
import { DrawnText } from "../../../_ui/drawn-text.tsx";
import { cutAtMarks, type Mark, type Piece, splitInvisible } from "../../../_ui/mark-text.ts";
import { TextBox } from "../../../_ui/text-box.tsx";

const SHOWN_CHARS = 8_000;

/** The text as it was typed, with each finding where it was found; what nobody can see is drawn as dots. */
export function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const shown = text.slice(0, SHOWN_CHARS);
  const pieces = useMemo(() => cutAtMarks(shown, marks), [shown, marks]);
  const hidden = useMemo(() => splitInvisible(shown).reduce((sum, part) => sum + (part.type === "invisible" ? part.count : 0), 0), [shown]);
  return (
    <section aria-label="Findings in the text" className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium text-sm">In the text</h3>
      <TextBox label="Text with findings">
        {pieces.map((piece) => (
          <PieceOfText key={piece.start} piece={piece} />
        ))}
      </TextBox>
      <p className="text-ink-soft text-xs">
        {hidden > 0 && `${hidden} invisible ${hidden === 1 ? "character, drawn as a dot" : "characters, drawn as dots"}. `}
        {text.length > SHOWN_CHARS && `The first ${SHOWN_CHARS.toLocaleString("en")} characters are shown; all of them were checked. `}
        {hidden === 0 && text.length <= SHOWN_CHARS && marks.length > 0 && "Numbers are those of the signals; names are kinds of data."}
      </p>
    </section>
  );
}

function PieceOfText({ piece }: { piece: Piece }) {
  const drawn = <DrawnText text={piece.text} />;
  if (piece.marks.length === 0) return drawn;
  const isAttack = piece.marks.some(({ kind }) => kind === "attack");
  return (
    <mark
      className={classNames(
        "rounded-sm py-0.5 underline decoration-2 underline-offset-4",
        isAttack ? "bg-blocked-soft text-blocked decoration-blocked" : "bg-redacted-soft text-redacted decoration-redacted",
      )}
    >
      {drawn}
      {piece.ending.map(({ key, label }) => (
        <sup key={key} className="ml-0.5 inline-block font-medium font-sans text-xs leading-none">
          {label}
        </sup>
      ))}
    </mark>
  );
}
