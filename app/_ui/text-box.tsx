import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** A text as it is, letter by letter, to be read and not written. It scrolls, so the keyboard reaches it. */
export function TextBox({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    // A group, not a region: landmarks need names of their own, and a page may show several texts.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form.
    <div
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label={label}
      className={classNames(
        "max-h-72 overflow-y-auto whitespace-pre-wrap rounded-md border bg-canvas p-3 font-mono text-sm leading-6 [overflow-wrap:anywhere]",
        className,
      )}
    >
      {children}
    </div>
  );
}
