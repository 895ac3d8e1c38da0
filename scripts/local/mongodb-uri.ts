/** `mongodb://host:1/?a=b` names no database; the product wants one in the path. */
export function withDatabase(uri: string, name = "aegis"): string {
  const url = new URL(uri);
  if (url.pathname === "" || url.pathname === "/") url.pathname = `/${name}`;
  return url.href;
}

/** Host and database without the password. */
export function hostOf(uri: string): string {
  const match = /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?]+)(\/[^?]*)?/.exec(uri);
  return match ? `${match[1]}${match[2] ?? ""}` : "the given address";
}
