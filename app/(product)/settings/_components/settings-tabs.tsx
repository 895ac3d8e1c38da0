"use client";

import { LinkTabs } from "../../../_ui/link-tabs.tsx";

/** The one list of what Settings holds; a new page adds its line. What a role may not do is said on the page itself. */
const TABS = [
  { href: "/settings", name: "Profile" },
  { href: "/settings/security", name: "Security" },
  { href: "/settings/notifications", name: "Notifications" },
  { href: "/settings/organization", name: "Organization" },
  { href: "/settings/members", name: "Members" },
  { href: "/settings/sessions", name: "Sessions" },
  { href: "/settings/api-keys", name: "API keys" },
  { href: "/settings/integrations", name: "Integrations" },
  { href: "/settings/webhooks", name: "Webhooks" },
  { href: "/settings/memory", name: "Memory" },
  { href: "/settings/chats", name: "Chats" },
  { href: "/settings/privacy", name: "Privacy" },
] as const;

export function SettingsTabs() {
  return <LinkTabs label="Settings" tabs={TABS} />;
}
