/** What a word announces: a password, a key, nothing but the presence of one nearby, or a value that is no secret. */
export type ContextRole = "password" | "key" | "aws" | "bearer" | "basic" | "weak-key" | "nearby" | "public" | "scheme" | "inline-data";

type ContextWord = { word: string; role: ContextRole; isWhole: boolean };

/** `isWhole`: only as a word or a part of a name with its own capital or underscore, since it also stands inside other words. */
export const CONTEXT_WORDS: readonly ContextWord[] = [
  ...words("scheme", "://"),
  ...words("inline-data", ";base64,"),
  ...words(
    "password",
    "password|passwd|passphrase|passcode|passwort|kennwort|contrasena|mot de passe|senha|haslo|parola|wachtwoord|losenord|sifre",
  ),
  ...words("password", "пароль|密码|密碼|口令|パスワード|비밀번호|pw:|pw="),
  ...wholeWords("password", "pwd|pass|pswd|passw|clave|mdp"),
  ...words(
    "key",
    "secret|token|credential|apikey|api_key|api-key|api key|accesskey|access_key|access-key|access key|private_key|privatekey",
  ),
  ...words(
    "key",
    "auth_key|authkey|signing_key|encryption_key|secretkey|sharedkey|shared_key|presharedkey|accountkey|access code|client_secret",
  ),
  ...words("key", "authorization|schlussel|geheimnis|schluessel|clave de|chave de|sleutel|klucz|nyckel|anahtar|chiave|jeton|cle api|cle d"),
  ...words("key", "ключ|токен|секрет|密钥|密鑰|令牌|キー|トークン|シークレット|키|토큰|시크릿"),
  ...wholeWords("weak-key", "key|auth|cookie|session|sessionid|session_id|sid|sig|pat|jwt|dsn|licence|license|webhook|chave|cle"),
  ...words("aws", "aws_secret_access_key|secretaccesskey|secret_access_key|secret access key|aws secret"),
  ...wholeWords("bearer", "bearer"),
  ...wholeWords("basic", "basic"),
  ...wholeWords(
    "nearby",
    "login|credentials|creds|logins|sign in|log in|authenticate|zugangsdaten|identifiants|credenciales|credenciais|credenziali",
  ),
  ...words(
    "public",
    "sha1|sha-1|sha256|sha-256|sha384|sha-384|sha512|sha-512|md5|crc32|checksum|integrity|fingerprint|ssh-rsa|ssh-ed25519",
  ),
  ...words(
    "public",
    "public key|public_key|publickey|public-key|publishable|primary key|foreign key|partition key|certificate|ecdsa-sha2|commit|digest",
  ),
  ...wholeWords(
    "public",
    "hash|uuid|guid|etag|txid|revision|id|ids|cid|nonce|build|version|order|invoice|trace|tracking|image|address|transaction|block",
  ),
];

function words(role: ContextRole, list: string): ContextWord[] {
  return list.split("|").map((word) => ({ word, role, isWhole: false }));
}

function wholeWords(role: ContextRole, list: string): ContextWord[] {
  return list.split("|").map((word) => ({ word, role, isWhole: true }));
}
