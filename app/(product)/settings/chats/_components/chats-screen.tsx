"use client";

import { Download } from "lucide-react";
import { canWrite, useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";
import { ImportSection } from "./import-section.tsx";
import { SharesSection } from "./shares-section.tsx";
import { TagsSection } from "./tags-section.tsx";

export function ChatsScreen() {
  const isWriter = canWrite(useMe().data);
  return (
    <>
      <SharesSection isWriter={isWriter} />
      <TagsSection isWriter={isWriter} />
      <ImportSection isWriter={isWriter} />
      <SettingsSection title="Export" text="All your chats in one zip file, each as JSON, which can be imported again, and as Markdown.">
        <Button asChild className="self-start">
          <a href="/api/chat/export-all" download>
            <Download aria-hidden className="size-4" />
            Download all chats
          </a>
        </Button>
      </SettingsSection>
    </>
  );
}
