"use client";

import { LogOut } from "lucide-react";
import { Button } from "../../../_ui/button.tsx";
import { signOut } from "../../_shell/sign-out.ts";
import { SettingsSection } from "./settings-section.tsx";

export function SignOutSection() {
  return (
    <SettingsSection title="Session" text="Signing out removes unsent drafts from this browser.">
      <Button className="self-start" onClick={() => void signOut()}>
        <LogOut aria-hidden className="size-4" />
        Sign out
      </Button>
    </SettingsSection>
  );
}
