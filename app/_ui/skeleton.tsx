import { classNames } from "./class-names.ts";

/** The shape of what is coming; the surrounding region says "loading" to screen readers. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={classNames("animate-pulse-soft rounded-md bg-hover", className)} />;
}
