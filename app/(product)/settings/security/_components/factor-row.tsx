import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type FactorRowProps = { icon: LucideIcon; name: string; state: ReactNode; children: ReactNode };

/** What it is, how it stands, and what can be done with it. */
export function FactorRow({ icon: Icon, name, state, children }: FactorRowProps) {
  return (
    <li aria-label={name} className="flex flex-wrap items-center gap-3 px-4 py-3">
      <Icon aria-hidden className="size-5 shrink-0 text-ink-soft" />
      <div className="min-w-40 flex-1">
        <p className="font-medium">{name}</p>
        <div className="text-ink-soft text-sm">{state}</div>
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </li>
  );
}

const dateFormat = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });

export function EnrolledState({ enrolledAt, lastUsedAt }: { enrolledAt: string; lastUsedAt: string }) {
  return (
    <p>
      On since {dateFormat.format(new Date(enrolledAt))}, last used {dateFormat.format(new Date(lastUsedAt))}
    </p>
  );
}
