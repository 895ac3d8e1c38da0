"use client";

import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "./button.tsx";
import { Tooltip } from "./tooltip.tsx";

type IconButtonProps = Omit<ComponentProps<typeof Button>, "children" | "aria-label"> & {
  label: string;
  icon: LucideIcon;
  side?: "top" | "right" | "bottom" | "left";
};

export function IconButton({ label, icon: Icon, side = "top", tone = "quiet", size = "icon", ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} side={side}>
      <Button aria-label={label} tone={tone} size={size} {...rest}>
        <Icon aria-hidden className="size-4" />
      </Button>
    </Tooltip>
  );
}
