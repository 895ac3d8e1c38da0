"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { beginPhone, confirmPhone, forgetPhone, type NotificationPreferences } from "../../../../_client/notifications.ts";
import { Button } from "../../../../_ui/button.tsx";
import { Field } from "../../../../_ui/field.tsx";

type PhoneFormProps = { phone: NotificationPreferences["phone"]; onChanged(preferences: NotificationPreferences): void };

/** Which number text messages go to: named, proven by a code, or forgotten. */
export function PhoneForm({ phone, onChanged }: PhoneFormProps) {
  const forget = useMutation({
    mutationFn: forgetPhone,
    onSuccess: (preferences) => {
      onChanged(preferences);
      toast.success("The number is forgotten");
    },
    onError: (error) => toast.error("It was not forgotten", { description: error.message }),
  });
  if (phone === null) return <NumberForm onChanged={onChanged} />;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-3">
        <span>
          Text messages go to <span className="font-mono">{phone.masked}</span>
          {phone.provenAt === null && ", once its code has come back"}.
        </span>
        <Button size="small" isBusy={forget.isPending} onClick={() => forget.mutate()}>
          Forget the number
        </Button>
      </p>
      {phone.provenAt === null && <CodeForm onChanged={onChanged} />}
    </div>
  );
}

function NumberForm({ onChanged }: Pick<PhoneFormProps, "onChanged">) {
  const [phone, setPhone] = useState("");
  const begin = useMutation({ mutationFn: () => beginPhone(phone), onSuccess: onChanged });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <Field
        label="Number for text messages"
        type="tel"
        autoComplete="tel"
        placeholder="+44 20 7946 0000"
        value={phone}
        error={begin.error?.message}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <Button type="submit" size="small" className="self-start" isBusy={begin.isPending} disabled={phone.trim().length < 7}>
        Send a code
      </Button>
    </form>
  );
}

function CodeForm({ onChanged }: Pick<PhoneFormProps, "onChanged">) {
  const [code, setCode] = useState("");
  const confirm = useMutation({ mutationFn: () => confirmPhone(code), onSuccess: onChanged });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <Field
        label="Code from the text message"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        error={confirm.error?.message}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" size="small" className="self-start" isBusy={confirm.isPending} disabled={!/^\d{6}$/.test(code)}>
        Confirm
      </Button>
    </form>
  );
}
