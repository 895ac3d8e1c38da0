"use client";

import { ThemeProvider as NextThemeProvider } from "next-themes";
import { type ReactNode, useEffect, useState } from "react";

declare global {
  var __webpack_nonce__: string | undefined;
}

export function ThemeProvider({ nonce: requestNonce, children }: { nonce: string | undefined; children: ReactNode }) {
  // The document keeps the nonce it was loaded with, whatever later requests carry.
  const [nonce] = useState(requestNonce);
  // Radix locks the scroll behind a dialog with a style element; its get-nonce reads the nonce from this global.
  useEffect(() => {
    globalThis.__webpack_nonce__ = nonce;
  }, [nonce]);
  return (
    <NextThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange {...(nonce && { nonce })}>
      {children}
    </NextThemeProvider>
  );
}
