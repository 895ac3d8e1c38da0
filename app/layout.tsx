import { Analytics } from "@vercel/analytics/next";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { getAppInfo } from "../lib/runtime/app-info.ts";
import { ThemeProvider } from "./_ui/theme.tsx";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Aegis", template: "%s · Aegis" },
  description: "Use AI on work that must not leak, must not be hijacked and must be provable afterwards.",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f6f8" },
    { media: "(prefers-color-scheme: dark)", color: "#0f0f13" },
  ],
};

/** Reading a header makes every page dynamic, which is what lets its scripts carry the nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        <ThemeProvider nonce={nonce}>{children}</ThemeProvider>
        {getAppInfo().isVercel && <Analytics />}
      </body>
    </html>
  );
}
