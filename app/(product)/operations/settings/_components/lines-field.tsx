"use client";

import { useState } from "react";
import { TextAreaField } from "../../../../_ui/field.tsx";

type LinesFieldProps = { label: string; hint: string; lines: readonly string[]; onLines(lines: string[]): void };

/** A list as it is typed, one a line. */
export function LinesField({ label, hint, lines, onLines }: LinesFieldProps) {
  const [text, setText] = useState(lines.join("\n"));
  const isSame = toLines(text).join("\n") === lines.join("\n");
  return (
    <TextAreaField
      label={label}
      hint={hint}
      rows={2}
      spellCheck={false}
      autoComplete="off"
      className="font-mono md:text-sm"
      value={isSame ? text : lines.join("\n")}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onLines(toLines(event.currentTarget.value));
      }}
    />
  );
}

function toLines(text: string): string[] {
  return [...new Set(text.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
}
