"use client";

import { UserPlus } from "lucide-react";
import { useMemo, useState } from "react";
import { isAdmin, useMe } from "../../../../_client/use-me.ts";
import { Button } from "../../../../_ui/button.tsx";
import { type Command, useCommands } from "../../../_shell/commands.tsx";
import { SettingsSection } from "../../_components/settings-section.tsx";
import { InvitationSection } from "./invitation-section.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { MemberList } from "./member-list.tsx";

export function MembersScreen() {
  const me = useMe();
  const canManage = isAdmin(me.data);
  const [isInviting, setInviting] = useState(false);
  const commands = useMemo(
    (): Command[] =>
      canManage
        ? [
            {
              id: "member-invite",
              label: "Invite somebody",
              group: "Page",
              icon: UserPlus,
              keywords: ["member", "add", "e-mail", "link"],
              run: () => setInviting(true),
            },
          ]
        : [],
    [canManage],
  );
  useCommands("members", commands);
  return (
    <>
      <SettingsSection
        title="Members"
        text={
          canManage
            ? "Everybody in this organization. You manage those below your own role."
            : "Everybody in this organization. Owners and admins invite people and change roles."
        }
      >
        {canManage && (
          <InviteDialog
            role={me.data?.role}
            isOpen={isInviting}
            onOpen={setInviting}
            trigger={
              <Button tone="primary" size="small" className="self-start">
                <UserPlus aria-hidden className="size-4" />
                Invite
              </Button>
            }
          />
        )}
        <MemberList me={me.data} />
      </SettingsSection>
      {canManage && <InvitationSection />}
    </>
  );
}
