import type { ReactNode } from "react";

export function SettingsSection({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-4 border-t pt-6 [header+&]:border-t-0 [header+&]:pt-0">
      <div className="flex flex-col gap-1">
        <h2 className="font-medium text-lg">{title}</h2>
        {text !== undefined && <p className="text-ink-soft">{text}</p>}
      </div>
      {children}
    </section>
  );
}
