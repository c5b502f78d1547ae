import type { Agent } from "node:http";
import { encodeForm, type Form, formsIn } from "./forms.ts";
import { type Answer, ask } from "./requests.ts";

export type Page = { path: string; status: number; text: string };

/** A person with a browser without JavaScript: cookies, forms, redirections; and the patience to try again when nothing answers. */
export class Visitor {
  readonly #address: string;
  readonly #agent: Agent;
  readonly #cookies = new Map<string, string>();
  /** How long they keep trying one thing, in milliseconds. */
  readonly #patience: number;
  #sent: { path: string; content: { type: string; body: string }; cookies: Map<string, string> } | null = null;
  tries = 0;
  answered = 0;
  /** Where they are now. */
  lastPath = "";

  constructor(address: string, agent: Agent, patience = 0) {
    this.#address = address;
    this.#agent = agent;
    this.#patience = patience;
  }

  /** As a request header has them. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  get(path: string): Promise<Page> {
    return this.#follow("GET", path);
  }

  /** Sends the last form once more with the cookies of the first time, as whoever presses twice, or heard no answer, does. */
  sendAgain(): Promise<Page> {
    if (!this.#sent) throw new Error("nothing was sent yet");
    for (const [name, value] of this.#sent.cookies) this.#cookies.set(name, value);
    return this.#follow("POST", this.#sent.path, this.#sent.content);
  }

  /** Fills in the form of a page that has the field or button `has`, and sends it with the fields given. */
  submit(page: Page, form: Form, fields: Record<string, string>): Promise<Page> {
    const { type, body } = encodeForm(form, [...form.hidden, ...Object.entries(fields)]);
    this.#sent = { path: form.action || page.path, content: { type, body }, cookies: new Map(this.#cookies) };
    return this.#follow("POST", this.#sent.path, this.#sent.content);
  }

  async #follow(method: "GET" | "POST", path: string, content?: { type: string; body: string }): Promise<Page> {
    const answer = await this.#try(method, path, content);
    this.lastPath = path;
    const target = answer.headers.location;
    if (answer.status < 300 || answer.status > 399 || !target)
      return { path, status: answer.status, text: answer.body.toString() };
    const { pathname, search } = new URL(target, this.#address);
    return this.#follow("GET", pathname + search);
  }

  async #try(method: "GET" | "POST", path: string, content?: { type: string; body: string }): Promise<Answer> {
    const until = performance.now() + this.#patience;
    while (true) {
      this.tries += 1;
      try {
        const answer = await ask(this.#address + path, {
          method,
          agent: this.#agent,
          headers: {
            cookie: this.cookie,
            ...(content ? { "content-type": content.type, origin: this.#address } : {}),
          },
          body: content?.body,
        });
        this.#keep(answer);
        if (answer.status < 500) {
          this.answered += 1;
          return answer;
        }
        if (performance.now() > until) throw new Error(`${method} ${path} answered ${answer.status}`);
      } catch (error) {
        if (performance.now() > until) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  #keep({ headers }: Answer) {
    for (const line of headers["set-cookie"] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (!name) continue;
      if (value) this.#cookies.set(name, value);
      else this.#cookies.delete(name);
    }
  }
}

/** The form of a page with a hidden field of this kind of name, or the one that posts to this address; throws with the page's heading. */
export function formOn(page: Page, isWanted: (form: Form) => boolean): Form {
  const form = formsIn(page.text).find(isWanted);
  if (form) return form;
  const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(page.text)?.[1]?.replace(/<[^>]+>/g, "");
  throw new Error(`${page.path} (${page.status}, “${heading}”) has no such form`);
}
