import { type ReactNode, useId } from "react";
import type { GuardPolicy } from "../../../../_client/guard-policy.ts";

/** What a part of the policy gets: the whole, and a way to change some of it. */
export type PolicyPartProps = { policy: GuardPolicy; onEdit(change: Partial<GuardPolicy>): void };

/** A part of the policy under a heading that says what it decides. */
export function PolicySection({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3 rounded-md border p-4">
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
