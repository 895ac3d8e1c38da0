import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { Notice } from "../notice.tsx";

type SettingsFieldsetProps = { legend: string; canDecide: boolean; children: ReactNode };

/** All sections of a form, in two columns where there is room; whoever may not decide sees what holds and can change nothing. */
export function SettingsFieldset({ legend, canDecide, children }: SettingsFieldsetProps) {
  return (
    <>
      {!canDecide && (
        <Notice tone="neutral" icon={Lock}>
          Owners and admins decide this. You see what holds for you.
        </Notice>
      )}
      <fieldset disabled={!canDecide} className="grid min-w-0 items-start gap-5 xl:grid-cols-2">
        <legend className="sr-only">{legend}</legend>
        {children}
      </fieldset>
    </>
  );
}
