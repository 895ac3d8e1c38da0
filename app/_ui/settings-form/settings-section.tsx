import { type ReactNode, useId } from "react";

/** A part of an organization's settings under a heading that says what it decides. */
export function SettingsSection({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-4 rounded-md border p-4">
      <div>
        <h2 id={id} className="font-medium text-base">
          {title}
        </h2>
        {hint !== undefined && <p className="text-ink-soft text-sm">{hint}</p>}
      </div>
      {children}
    </section>
  );
}
