import type { ReactNode } from "react";
import { formatInstant } from "#lib/dates.ts";
import type { CommentOnDraft } from "#lib/responses/comments/schema.ts";

type CommentsProps = { comments: CommentOnDraft[]; children?: ReactNode };

/** What the people of a draft say to each other about a page. */
export function Comments({ comments, children }: CommentsProps) {
  return (
    <section aria-labelledby="comments" className="mt-12 max-w-form space-y-3 border-t border-line pt-6">
      <h2 id="comments" className="text-xl">
        Comments among colleagues
      </h2>
      <p className="text-sm text-ink-soft">They are for the people of this draft. They are not sent.</p>
      {comments.map(({ id, author, text, writtenAt }) => (
        <div key={id} className="border-s-2 border-line ps-4">
          <p className="text-sm text-ink-soft">
            {author}, {formatInstant(writtenAt)}
          </p>
          <p className="whitespace-pre-line" dir="auto">
            {text}
          </p>
        </div>
      ))}
      {children}
    </section>
  );
}
