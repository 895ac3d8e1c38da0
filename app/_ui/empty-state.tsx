import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type EmptyStateProps = { icon: LucideIcon; title: string; text: string; children?: ReactNode; level?: 1 | 2 };

export function EmptyState({ icon: Icon, title, text, children, level = 2 }: EmptyStateProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-8 text-center">
      <Icon aria-hidden className="size-5 text-ink-faint" />
      <Heading className="font-medium text-base">{title}</Heading>
      <p className="max-w-80 text-ink-soft text-sm">{text}</p>
      {children && <div className="mt-2">{children}</div>}
    </div>
  );
}
