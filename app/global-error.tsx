"use client";

import { FailedPage } from "./_ui/failed-page.tsx";
import "./globals.css";

/** Stands in for the root layout when that one fails, so it brings its own document. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>This page failed · Aegis</title>
        <FailedPage error={error} retry={retry} />
      </body>
    </html>
  );
}
