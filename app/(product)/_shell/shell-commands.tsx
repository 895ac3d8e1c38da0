"use client";

import { ArrowRight, BookOpen, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { useMemo } from "react";
import { type Command, useCommands } from "./commands.tsx";
import { MODULES } from "./modules.ts";
import { signOut } from "./sign-out.ts";

/** What the palette offers on every page. */
export function ShellCommands() {
  const router = useRouter();
  const { resolvedTheme, setTheme } = useTheme();
  const commands = useMemo((): Command[] => {
    const isDark = resolvedTheme === "dark";
    return [
      ...MODULES.map(
        (module): Command => ({
          id: `go-${module.href}`,
          label: `Go to ${module.name}`,
          group: "Go to",
          icon: ArrowRight,
          run: () => router.push(module.href),
        }),
      ),
      {
        id: "go-docs",
        label: "Go to the API reference",
        group: "Go to",
        icon: BookOpen,
        keywords: ["docs"],
        run: () => router.push("/docs"),
      },
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
  }, [router, resolvedTheme, setTheme]);
  useCommands("shell", commands);
  return null;
}
