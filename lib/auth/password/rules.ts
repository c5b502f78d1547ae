import { type Argon2Parameters, argon2, timingSafeEqual } from "node:crypto";

/** argon2id with the first of OWASP's recommended settings: 46 MiB, one pass, one lane. */
const cost = { memory: 47_104, passes: 1, parallelism: 1, tagLength: 32 };

const derive = (password: string, nonce: Buffer, { memory, passes, parallelism, tagLength }: typeof cost) =>
  new Promise<Buffer>((resolve, reject) => {
    const parameters: Argon2Parameters = {
      message: password.normalize("NFKC"),
      nonce,
      memory,
      passes,
      parallelism,
      tagLength,
    };
    argon2("argon2id", parameters, (error, key) => (error ? reject(error) : resolve(key)));
  });

const base64 = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");

/** The password's hash in PHC string form. `salt` is 16 random bytes. */
export async function hashPassword(password: string, salt: Buffer): Promise<string> {
  const key = await derive(password, salt, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(key)}`;
}

/** A hash no password has: checked when there is no such person, so that the answer takes as long either way. */
export const nobodysHash = `$argon2id$v=19$m=${cost.memory},t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`;

/** True when `password` made `hash` (PHC string, argon2id). Throws on a string of another form. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash);
  if (!match) throw new Error("not an argon2id hash");
  const [, memory, passes, parallelism, salt = "", key = ""] = match;
  const wanted = Buffer.from(key, "base64");
  const parameters = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: wanted.length,
  };
  return timingSafeEqual(await derive(password, Buffer.from(salt, "base64"), parameters), wanted);
}
