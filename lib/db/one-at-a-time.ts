import pg from "pg";

/**
 * A connection that has one query under way at a time: the next is handed to the driver when the one before it is answered. Prisma asks for
 * sibling relations all at once, also inside a transaction, which has one connection; the driver queues them today, warns, and refuses them
 * from version 9 on. So no caller has to know how many queries a read becomes.
 */
export class OneAtATimeClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = this.query;
    let last: Promise<unknown> = Promise.resolve();
    const query = (...given: unknown[]): unknown => {
      const ask = (): unknown => Reflect.apply(send, this, given);
      const [what] = given;
      // What answers by a callback, or is a query object of its own, is none of Prisma's: it goes straight through.
      const isSubmittable = typeof what === "object" && what !== null && "submit" in what;
      if (isSubmittable || given.some((each) => typeof each === "function")) return ask();
      last = last.then(ask, ask);
      return last;
    };
    Object.defineProperty(this, "query", { value: query });
  }
}
