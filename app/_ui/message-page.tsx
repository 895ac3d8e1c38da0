import type { ReactNode } from "react";

/** A page that only says one thing: not found, failed. */
export function MessagePage({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <main id="main" className="grid min-h-dvh place-items-center p-4">
      <div className="flex max-w-96 flex-col items-start gap-3">
        <h1 className="font-semibold text-xl">{title}</h1>
        <p className="text-ink-soft">{text}</p>
        <div className="flex flex-wrap gap-2 pt-2">{children}</div>
      </div>
    </main>
  );
}
