import { type ReactNode, useId } from "react";

/** A part of the page under a heading. */
export function ModelSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3 rounded-md border p-4">
      <h2 id={id} className="font-medium text-base">
        {title}
      </h2>
      {children}
    </section>
  );
}
