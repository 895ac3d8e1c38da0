"use client";

import { useState } from "react";
import { Button } from "../../../_ui/button.tsx";

/** Opens or closes every fold of the page at once. */
export function UnfoldAll() {
  const [isOpen, setOpen] = useState(false);
  function toggle(): void {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>("details[data-fold]")) fold.open = !isOpen;
    setOpen(!isOpen);
  }
  return (
    <Button tone="quiet" size="small" aria-pressed={isOpen} className="h-7 px-2 text-xs noscript:hidden print:hidden" onClick={toggle}>
      {isOpen ? "Fold all" : "Unfold all"}
    </Button>
  );
}
