"use client";

import { ArchiveSection } from "./archive-section.tsx";
import { DeletionSection } from "./deletion-section.tsx";

/** What a person may have of what is kept about them, and how it is forgotten. Open to every role: it is about oneself alone. */
export function PrivacyScreen() {
  return (
    <div className="flex flex-col gap-8">
      <ArchiveSection />
      <DeletionSection />
    </div>
  );
}
