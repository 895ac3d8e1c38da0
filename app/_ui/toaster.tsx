"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="top-center"
      offset={56}
      mobileOffset={56}
      duration={6_000}
      toastOptions={{
        unstyled: true,
        classNames: {
          // The library's own sheet takes the outline away, so ours has to insist.
          toast:
            "flex w-full items-center gap-3 rounded-md border bg-raised px-3 py-2 text-ink text-sm shadow-float focus-visible:outline-2! focus-visible:outline-accent!",
          content: "min-w-0 flex-1",
          title: "font-medium",
          description: "text-ink-soft",
          actionButton: "h-8 shrink-0 rounded-md border border-line-strong/50 px-3 font-medium hover:bg-hover",
          icon: "hidden",
        },
      }}
    />
  );
}
