import { addUser } from "#lib/auth/commands.ts";
import { roleSchema, roles } from "#lib/auth/schema.ts";
import { disconnect } from "#lib/db/client.ts";

export const summary = "add a person who may sign in with a password";
export const usage = `portal add-user EMAIL --name NAME --role ROLE [--clearance]

Reads the password from the first line of standard input, so that it stands in no process list and no shell history.
ROLE is one of ${roles.join(", ")}.
--clearance lets the person open text marked confidential. Settings: as for portal start.`;

async function firstLine(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin) text += String(chunk);
  return text.split("\n")[0] ?? "";
}

export async function run(args: string[]): Promise<number> {
  const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const [email] = args;
  const name = option("--name");
  const role = roleSchema.safeParse(option("--role"));
  if (!email?.includes("@") || !name || !role.success) {
    console.error(usage);
    return 2;
  }
  const password = await firstLine();
  if (password.length < 12) {
    console.error("The password must have at least 12 characters.");
    return 1;
  }
  try {
    const { id, isNew } = await addUser(
      { email: email.toLowerCase(), name, role: role.data, hasClearance: args.includes("--clearance") },
      password,
    );
    if (!isNew) {
      console.error("There is an account with that address already. It was left as it is.");
      return 1;
    }
    console.log(JSON.stringify({ id, email: email.toLowerCase(), role: role.data }));
    return 0;
  } finally {
    await disconnect();
  }
}
