import { addUser } from "#lib/auth/commands.ts";
import { roleSchema, roles } from "#lib/auth/schema.ts";
import { disconnect } from "#lib/db/client.ts";
import { countAdministrators } from "#lib/people/queries.ts";
import { shortestPassword } from "#lib/people/schema.ts";

export const summary = "add a person who may sign in with a password";
export const usage = `portal add-user EMAIL --name NAME --role ROLE [--clearance]

Reads the password from the first line of standard input, so that it stands in no process list and no shell history.
ROLE is one of ${roles.join(", ")}.
--clearance lets the person open text marked confidential. Settings: as for portal start.
Administrators and clearance are given here only until there are two administrators: from then on these two give both at /staff/people.`;

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
  const takesTwo = role.data === "ADMINISTRATOR" || args.includes("--clearance");
  try {
    if (takesTwo && (await countAdministrators()) >= 2) {
      console.error(
        "Two administrators are there: add the person at /staff/people, where the two give clearance and the role.",
      );
      return 1;
    }
    return await add({ email: email.toLowerCase(), name, role: role.data, hasClearance: args.includes("--clearance") });
  } finally {
    await disconnect();
  }
}

async function add(person: Parameters<typeof addUser>[0]): Promise<number> {
  const password = await firstLine();
  if (password.length < shortestPassword) {
    console.error(`The password must have at least ${shortestPassword} characters.`);
    return 1;
  }
  const { id, isNew } = await addUser(person, password);
  if (!isNew) {
    console.error("There is an account with that address already. It was left as it is.");
    return 1;
  }
  console.log(JSON.stringify({ id, email: person.email, role: person.role }));
  return 0;
}
