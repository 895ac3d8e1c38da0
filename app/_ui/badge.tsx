import { cva, type VariantProps } from "class-variance-authority";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export const badgeStyle = cva("inline-flex h-6 items-center gap-1 whitespace-nowrap rounded-md px-2 font-medium text-xs", {
  variants: {
    tone: {
      neutral: "bg-sunken text-ink-soft",
      safe: "bg-safe-soft text-safe",
      redacted: "bg-redacted-soft text-redacted",
      blocked: "bg-blocked-soft text-blocked",
      demo: "bg-demo-soft text-demo",
      info: "bg-info-soft text-info",
    },
  },
  defaultVariants: { tone: "neutral" },
});

export type BadgeTone = NonNullable<VariantProps<typeof badgeStyle>["tone"]>;

/** Meaning always comes as a word beside its icon and colour. */
export function Badge({ tone, icon: Icon, children }: { tone: BadgeTone; icon: LucideIcon; children: ReactNode }) {
  return (
    <span className={badgeStyle({ tone })}>
      <Icon aria-hidden className="size-3.5" />
      {children}
    </span>
  );
}
