import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

const TONES = {
  neutral: "border-line bg-sunken text-ink-soft",
  info: "border-info/30 bg-info-soft text-info",
  redacted: "border-redacted/30 bg-redacted-soft text-redacted",
  blocked: "border-blocked/30 bg-blocked-soft text-blocked",
  demo: "border-demo/30 bg-demo-soft text-demo",
} as const;

type NoticeProps = { tone: keyof typeof TONES; icon: LucideIcon; children: ReactNode; isAlert?: boolean; className?: string };

export function Notice({ tone, icon: Icon, children, isAlert = false, className }: NoticeProps) {
  return (
    <div
      role={isAlert ? "alert" : undefined}
      className={classNames("flex gap-2 rounded-md border px-3 py-2 text-sm", TONES[tone], className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 text-ink [&>p:first-child:not(:only-child)]:font-medium">{children}</div>
    </div>
  );
}
