"use client";

import { useCallback, useEffect, useState } from "react";
import { toast } from "sonner";

const SHOWN_MS = 1_500;

/** `isCopied` stays true long enough to be seen. */
export function useCopy() {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const copy = useCallback(async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast.error("Not copied", { description: "The browser refused access to the clipboard. Select the text and copy it by hand." });
    }
  }, []);

  return { isCopied, copy };
}
