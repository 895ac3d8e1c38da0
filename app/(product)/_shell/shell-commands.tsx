"use client";

import { ArrowRight, Bell, BookOpen, Brain, KeyRound, LogOut, Monitor, Moon, ShieldCheck, ShieldQuestion, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { useMemo } from "react";
import { useMe } from "../../_client/use-me.ts";
import { FAILSAFE_PAGES } from "../failsafe/_shell/failsafe-pages.ts";
import { GUARD_PAGES } from "../guard/_components/guard-pages.ts";
import { type Command, useCommands } from "./commands.tsx";
import { modulesFor } from "./modules.ts";
import { signOut } from "./sign-out.ts";

/** What the palette offers on every page. */
export function ShellCommands() {
  const router = useRouter();
  const { resolvedTheme, setTheme } = useTheme();
  const me = useMe().data;
  const commands = useMemo((): Command[] => {
    const isDark = resolvedTheme === "dark";
    return [
      ...modulesFor(me).map(
        (module): Command => ({
          id: `go-${module.href}`,
          label: `Go to ${module.name}`,
          group: "Go to",
          icon: ArrowRight,
          run: () => router.push(module.href),
        }),
      ),
      ...pageCommands("Guard", GUARD_PAGES, router),
      ...pageCommands("Fail-safe", FAILSAFE_PAGES, router),
      {
        id: "audit-text",
        label: "Audit a text",
        group: "Go to",
        icon: ShieldQuestion,
        keywords: ["fail-safe", "judge", "answer"],
        run: () => router.push("/failsafe/audits/new"),
      },
      {
        id: "go-docs",
        label: "Go to the API reference",
        group: "Go to",
        icon: BookOpen,
        keywords: ["docs"],
        run: () => router.push("/docs"),
      },
      ...accountCommands(router),
      {
        id: "theme-toggle",
        label: isDark ? "Use light theme" : "Use dark theme",
        group: "Appearance",
        icon: isDark ? Sun : Moon,
        keywords: ["toggle theme", "appearance"],
        run: () => setTheme(isDark ? "light" : "dark"),
      },
      { id: "theme-system", label: "Use system theme", group: "Appearance", icon: Monitor, run: () => setTheme("system") },
      { id: "sign-out", label: "Sign out", group: "Account", icon: LogOut, keywords: ["log out"], run: () => void signOut() },
    ];
  }, [router, resolvedTheme, setTheme, me]);
  useCommands("shell", commands);
  return null;
}

type Router = Pick<ReturnType<typeof useRouter>, "push">;

function pageCommands(module: string, pages: readonly { href: string; name: string }[], router: Router): Command[] {
  return pages.map(({ href, name }) => ({
    id: `go-page-${href}`,
    label: `Go to ${module}: ${name.toLowerCase()}`,
    group: "Go to",
    icon: ArrowRight,
    run: () => router.push(href),
  }));
}

function accountCommands(router: Router): Command[] {
  return [
    {
      id: "go-notifications",
      label: "Open notifications",
      group: "Account",
      icon: Bell,
      keywords: ["inbox", "unread", "bell"],
      run: () => router.push("/notifications"),
    },
    {
      id: "go-notification-settings",
      label: "Choose how I am told",
      group: "Account",
      icon: Bell,
      keywords: ["notifications", "e-mail", "quiet hours", "settings"],
      run: () => router.push("/settings/notifications"),
    },
    {
      id: "go-two-step",
      label: "Set up two-step sign-in",
      group: "Account",
      icon: ShieldCheck,
      keywords: ["mfa", "2fa", "authenticator", "recovery codes", "security"],
      run: () => router.push("/settings/security"),
    },
    {
      id: "go-memory",
      label: "See what is remembered of me",
      group: "Account",
      icon: Brain,
      keywords: ["memory", "memories", "forget", "settings"],
      run: () => router.push("/settings/memory"),
    },
    {
      id: "api-key-new",
      label: "Create API key",
      group: "Account",
      icon: KeyRound,
      keywords: ["token", "gateway"],
      run: () => router.push("/settings/api-keys?new=1"),
    },
  ];
}
