"use client";

import { login, type SignInReply } from "../../_client/auth.ts";
import { asProblem } from "../../_client/problem.ts";
import { dropToken, INVITE_PATH, takeToken } from "./kept-token.ts";

type Credentials = { email: string; password: string };

/** Somebody in no organization any more has none to sign in to: the invitation they come from lets them in, and is used up by it. */
export async function loginOrJoin(input: Credentials, next: string | null): Promise<{ reply: SignInReply; hasJoined: boolean }> {
  try {
    return { reply: await login(input), hasJoined: false };
  } catch (error) {
    const invitation = next === INVITE_PATH ? takeToken() : null;
    if (invitation === null || asProblem(error).code !== "auth.membership_missing") throw error;
    const reply = await login({ ...input, invitation });
    dropToken();
    return { reply, hasJoined: true };
  }
}
