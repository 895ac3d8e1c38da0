"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { type AdminUserDetail, changeUserRole, type MemberRole } from "../../../../_client/admin-users.ts";
import { asProblem } from "../../../../_client/problem.ts";
import { Button } from "../../../../_ui/button.tsx";
import { SelectField } from "../../../../_ui/select-field.tsx";
import { MEMBER_ROLES } from "../_hooks/use-users-url.ts";
import { ROLE_NAMES } from "./user-words.ts";

type RoleFieldProps = { detail: AdminUserDetail; ownRole: string | undefined; onChanged(): void };

/** Chosen first, given by the button: a slip of the wheel must not make an administrator. */
export function RoleField({ detail: { id, name, role }, ownRole, onChanged }: RoleFieldProps) {
  const [chosen, setChosen] = useState<MemberRole>(role);
  const give = useMutation({
    mutationFn: () => changeUserRole({ id }, chosen),
    onSuccess: () => {
      toast(`${name} is now ${ROLE_NAMES[chosen]}`);
      onChanged();
    },
    onError: (error) => toast.error("Not changed", { description: asProblem(error).message }),
  });
  const options = MEMBER_ROLES.filter((each) => each === role || mayGive(ownRole, each)).map((value) => ({
    value,
    label: ROLE_NAMES[value],
  }));
  return (
    <div className="flex flex-wrap items-end gap-2">
      <SelectField label="Role" value={chosen} options={options} onValue={(value: MemberRole) => setChosen(value)} />
      <Button disabled={chosen === role} isBusy={give.isPending} onClick={() => give.mutate()}>
        Give this role
      </Button>
    </div>
  );
}

/** An owner may name further owners; everybody else gives lower roles. The server decides again. */
function mayGive(ownRole: string | undefined, role: MemberRole): boolean {
  const lower = MEMBER_ROLES.slice(MEMBER_ROLES.indexOf(role) + 1);
  return ownRole === "OWNER" || MEMBER_ROLES.slice(0, MEMBER_ROLES.length - lower.length - 1).some((higher) => higher === ownRole);
}
