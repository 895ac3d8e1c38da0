"use client";

import { Code, FlaskConical, Search } from "lucide-react";
import Link from "next/link";
import { Badge } from "../../_ui/badge.tsx";
import { Brand } from "../../_ui/brand.tsx";
import { Kbd } from "../../_ui/kbd.tsx";
import { useAppInfo } from "./app-info.tsx";
import { useCommandRegistry } from "./commands.tsx";
import { ConnectionState } from "./connection-state.tsx";
import { NotificationBell } from "./notification-bell.tsx";
import { OrganizationSwitcher } from "./organization-switcher.tsx";
import { UserMenu } from "./user-menu.tsx";

export function TopBar() {
  const { setOpen } = useCommandRegistry();
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-b bg-canvas px-3 md:px-4">
      <Link href="/chat" className="flex rounded-md">
        <Brand isShort />
      </Link>
      <OrganizationSwitcher />
      <ModeBadge />
      <ConnectionState />
      <div className="flex-1" />
      <button
        type="button"
        aria-keyshortcuts="Meta+K Control+K"
        onClick={() => setOpen(true)}
        className="flex h-8 items-center gap-2 rounded-md border border-line-strong/50 bg-surface px-2 text-ink-soft text-sm hover:bg-hover md:w-60"
      >
        <Search aria-hidden className="size-4" />
        <span className="sr-only flex-1 text-left md:not-sr-only">Search or run a command</span>
        <span aria-hidden className="hidden md:block">
          <Kbd>⌘K</Kbd>
        </span>
      </button>
      <NotificationBell />
      <UserMenu />
    </header>
  );
}

function ModeBadge() {
  const { mode } = useAppInfo();
  if (mode === "production") return null;
  return mode === "demo" ? (
    <Badge tone="demo" icon={FlaskConical}>
      Demo
    </Badge>
  ) : (
    <Badge tone="info" icon={Code}>
      Development
    </Badge>
  );
}
