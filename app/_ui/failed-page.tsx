"use client";

import { Button } from "./button.tsx";
import { MessagePage } from "./message-page.tsx";

/** `digest` names the failure in the server's log; a failure in the browser has none. */
export function FailedPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
  const text = `Something in this page failed. Nothing you sent is lost.${digest ? ` If it happens again, report the reference ${digest}.` : ""}`;
  return (
    <MessagePage title="This page failed" text={text}>
      <Button tone="primary" onClick={retry}>
        Try again
      </Button>
      <Button onClick={() => window.location.assign("/")}>Start page</Button>
    </MessagePage>
  );
}
